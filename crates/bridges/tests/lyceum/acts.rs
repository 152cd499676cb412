//! What may happen in a community.

use proptest::prelude::*;

/// Something that somebody does. Numbers choose among what is there; what may not be done is refused, and nothing happens.
#[derive(Clone, Debug)]
pub enum Act {
    Place { name: String, circle: u8, asks: bool },
    Theme { name: String, above: u8 },
    MergeThemes,
    Topic { who: u8, place: u8, theme: u8, title: String, text: String },
    Reply { who: u8, topic: u8, quoted: u8, text: String },
    Edit { who: u8, post: u8, text: String },
    Delete { who: u8, post: u8 },
    Restore { who: u8, post: u8 },
    React { who: u8, post: u8, kind: u8 },
    Follow { who: u8, topic: u8, muted: bool },
    Read { who: u8, topic: u8, number: i64 },
    Pin { topic: u8 },
    Announce { topic: u8 },
    Close { topic: u8 },
    Accept { topic: u8, post: u8 },
    Move { topic: u8, place: u8 },
    File { who: u8, topic: u8, picture: bool },
    Photograph { who: u8 },
    Premises { place: u8, address: String },
    Book { who: u8, place: u8, title: String, cancelled: bool },
    Role { who: u8, role: u8, label: String, ends: bool },
    Leave { who: u8, banned: bool },
    Ask { message: String, accepted: bool },
    Profile { who: u8, line: String },
    Invite,
    Train { title: String },
    Later { seconds: i64 },
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{1,40}",
        "[a-z ]{1,30}",
        Just("A *list*:\n\n- one\n- <b>two</b>\n\n```\ncode\n```".to_owned())
    ]
}

fn act() -> impl Strategy<Value = Act> {
    let n = || 0_u8..8;
    let talk = prop_oneof![
        (n(), n(), n(), "\\PC{1,30}", text()).prop_map(|(who, place, theme, title, text)| Act::Topic {
            who,
            place,
            theme,
            title,
            text
        }),
        (n(), n(), n(), text()).prop_map(|(who, topic, quoted, text)| Act::Reply {
            who,
            topic,
            quoted,
            text
        }),
        (n(), n(), text()).prop_map(|(who, post, text)| Act::Edit { who, post, text }),
        (n(), n()).prop_map(|(who, post)| Act::Delete { who, post }),
        (n(), n()).prop_map(|(who, post)| Act::Restore { who, post }),
        (n(), n(), n()).prop_map(|(who, post, kind)| Act::React { who, post, kind }),
        (n(), n(), any::<bool>()).prop_map(|(who, topic, muted)| Act::Follow { who, topic, muted }),
        (n(), n(), 0_i64..5).prop_map(|(who, topic, number)| Act::Read { who, topic, number }),
        (n(), n(), any::<bool>()).prop_map(|(who, topic, picture)| Act::File { who, topic, picture }),
    ];
    let keep = prop_oneof![
        n().prop_map(|topic| Act::Pin { topic }),
        n().prop_map(|topic| Act::Announce { topic }),
        n().prop_map(|topic| Act::Close { topic }),
        (n(), n()).prop_map(|(topic, post)| Act::Accept { topic, post }),
        (n(), n()).prop_map(|(topic, place)| Act::Move { topic, place }),
        ("\\PC{1,20}", 0_u8..4, any::<bool>()).prop_map(|(name, circle, asks)| Act::Place {
            name,
            circle,
            asks
        }),
        ("\\PC{1,20}", n()).prop_map(|(name, above)| Act::Theme { name, above }),
        Just(Act::MergeThemes),
        (n(), text()).prop_map(|(place, address)| Act::Premises { place, address }),
        (n(), n(), "[a-z]{1,9}", any::<bool>()).prop_map(|(who, place, title, cancelled)| Act::Book {
            who,
            place,
            title,
            cancelled
        }),
    ];
    let people = prop_oneof![
        n().prop_map(|who| Act::Photograph { who }),
        (n(), n(), "\\PC{0,10}", any::<bool>()).prop_map(|(who, role, label, ends)| Act::Role {
            who,
            role,
            label,
            ends
        }),
        (n(), any::<bool>()).prop_map(|(who, banned)| Act::Leave { who, banned }),
        (text(), any::<bool>()).prop_map(|(message, accepted)| Act::Ask { message, accepted }),
        (n(), "\\PC{0,30}").prop_map(|(who, line)| Act::Profile { who, line }),
        Just(Act::Invite),
        "\\PC{1,30}".prop_map(|title| Act::Train { title }),
        (1_i64..1_000_000).prop_map(|seconds| Act::Later { seconds }),
    ];
    prop_oneof![5 => talk, 2 => keep, 1 => people]
}

/// Up to thirty acts, on top of a few with which every community begins.
pub fn acts() -> impl Strategy<Value = Vec<Act>> {
    let begun = |mut more: Vec<Act>| {
        let topic = |who| Act::Topic {
            who,
            place: 0,
            theme: 0,
            title: format!("Topic {who}"),
            text: "It rises.".to_owned(),
        };
        let mut acts = vec![topic(0), topic(1), topic(2)];
        acts.append(&mut more);
        acts
    };
    proptest::collection::vec(act(), 0..30).prop_map(begun)
}

/// One of everything.
pub fn everything() -> Vec<Act> {
    let (word, topic) = (|text: &str| text.to_owned(), 0);
    vec![
        Act::Place { name: word("Ovens"), circle: 0, asks: true },
        Act::Place { name: word("Leaders"), circle: 1, asks: false },
        Act::Theme { name: word("Bread"), above: 0 },
        Act::Theme { name: word("Rye bread"), above: 1 },
        Act::Theme { name: word("Cake"), above: 0 },
        Act::MergeThemes,
        Act::Topic {
            who: 1,
            place: 1,
            theme: 1,
            title: word("Sourdough, \"old\" — été"),
            text: word("How *old* is yours?"),
        },
        Act::Reply { who: 2, topic, quoted: 1, text: word("Ten years. See @lea-learner\n\n# Not a title") },
        Act::Reply { who: 0, topic, quoted: 0, text: word("A hundred.") },
        Act::Edit { who: 2, post: 1, text: word("Eleven years.") },
        Act::Edit { who: 2, post: 1, text: word("Twelve years.") },
        Act::Accept { topic, post: 1 },
        Act::React { who: 0, post: 0, kind: 1 },
        Act::React { who: 1, post: 1, kind: 2 },
        Act::File { who: 1, topic, picture: true },
        Act::File { who: 2, topic, picture: false },
        Act::Topic { who: 2, place: 0, theme: 0, title: word("Gone"), text: word("Never mind.") },
        Act::Delete { who: 2, post: 5 },
        Act::Topic { who: 2, place: 0, theme: 2, title: word("Half gone"), text: word("Never mind this.") },
        Act::Reply { who: 1, topic: 2, quoted: 0, text: word("Oh.") },
        Act::Delete { who: 2, post: 6 },
        Act::Move { topic: 2, place: 1 },
        Act::Pin { topic },
        Act::Announce { topic },
        Act::Follow { who: 0, topic: 2, muted: true },
        Act::Read { who: 0, topic, number: 2 },
        Act::Close { topic: 2 },
        Act::Photograph { who: 1 },
        Act::Profile { who: 1, line: word("Bakes at night.") },
        Act::Premises { place: 1, address: word("Mill Street 4") },
        Act::Book { who: 1, place: 1, title: word("Dough"), cancelled: false },
        Act::Book { who: 2, place: 1, title: word("More dough"), cancelled: true },
        Act::Role { who: 1, role: 2, label: word("Night baker"), ends: true },
        Act::Ask { message: word("May I?"), accepted: false },
        Act::Ask { message: word("And I?"), accepted: true },
        Act::Invite,
        Act::Train { title: word("Baking") },
        Act::Leave { who: 2, banned: true },
    ]
}
