//! Which messages belong together.

use std::collections::HashMap;

use super::model::Message;

/// Messages that become a topic, in the order of their times; never empty.
#[derive(Debug)]
pub struct Conversation {
    /// Where the messages stand.
    pub messages: Vec<usize>,
}

/// Puts each message into exactly one conversation: threads together, the rest cut where nobody spoke for so long.
pub fn cut(messages: &[Message], pause_minutes: i64) -> Vec<Conversation> {
    let mut replies: HashMap<&str, usize> = HashMap::new();
    for message in messages {
        if let Some(root) = message.thread_ts.as_deref().filter(|root| *root != message.ts) {
            *replies.entry(root).or_default() += 1;
        }
    }
    let pause = pause_minutes.saturating_mul(60_000_000);
    let mut conversations: Vec<Conversation> = Vec::new();
    let mut threads: HashMap<&str, usize> = HashMap::new();
    let (mut open, mut last) = (None, 0);
    for (place, message) in messages.iter().enumerate() {
        let root = message.thread_ts.as_deref().unwrap_or(&message.ts);
        if replies.contains_key(root) {
            // A reply whose thread began before the export began opens the thread.
            let at = *threads.entry(root).or_insert_with(|| {
                conversations.push(Conversation { messages: Vec::new() });
                conversations.len() - 1
            });
            conversations[at].messages.push(place);
            continue;
        }
        let at = message.micros().unwrap_or(last);
        let current = match open.filter(|_| at - last < pause) {
            Some(current) => current,
            None => {
                conversations.push(Conversation { messages: Vec::new() });
                conversations.len() - 1
            }
        };
        conversations[current].messages.push(place);
        (open, last) = (Some(current), at);
    }
    conversations
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn message(seconds: i64, thread: Option<i64>) -> Message {
        let ts = |seconds: i64| format!("{seconds}.000100");
        Message { ts: ts(seconds), thread_ts: thread.map(ts), ..Message::default() }
    }

    #[test]
    fn silence_cuts_and_threads_stay_together() {
        let messages = [
            message(1_000, Some(1_000)),
            message(1_060, None),
            message(1_120, Some(1_000)),
            message(1_180, None),
            message(9_000, None),
            message(9_100, Some(1_000)),
        ];
        let sizes: Vec<_> =
            cut(&messages, 60).iter().map(|conversation| conversation.messages.len()).collect();
        assert_eq!(sizes, [3, 2, 1]);
    }

    proptest! {
        #[test]
        fn every_message_is_in_exactly_one_conversation(
            times in prop::collection::btree_map(1_i64..100_000, prop::option::of(1_i64..100_000), 0..60),
            pause in 1_i64..600,
        ) {
            let messages: Vec<_> = times.iter().map(|(at, thread)| message(*at, *thread)).collect();
            let mut found: Vec<_> = cut(&messages, pause)
                .iter()
                .flat_map(|conversation| &conversation.messages)
                .map(|place| messages[*place].ts.clone())
                .collect();
            found.sort();
            let mut wanted: Vec<_> = messages.iter().map(|message| message.ts.clone()).collect();
            wanted.sort();
            prop_assert_eq!(found, wanted);
        }
    }
}
