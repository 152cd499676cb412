//! The adviser's questions and answers in the reader's language.

use platform::i18n::Locale;

use crate::features::studies::adviser::{Ground, Item, Topic};

/// What a line of the sheet asks.
pub fn question(locale: &Locale, item: Item) -> &str {
    match item {
        Item::Training => locale.t("context-training"),
        Item::Subject => locale.t("context-subject"),
        Item::Findable => locale.t("context-findable"),
        Item::Problems => locale.t("context-problems"),
        Item::Acquainted => locale.t("context-acquainted"),
        Item::Lasting => locale.t("context-lasting"),
        Item::Size => locale.t("context-size"),
        Item::Experience => locale.t("context-experience"),
    }
}

/// An answer to a line; nothing for one that the table does not know.
pub fn answer<'l>(locale: &'l Locale, item: Item, answer: &str) -> &'l str {
    match (item, answer) {
        (Item::Training, "yes") => locale.t("context-training-yes"),
        (Item::Training, "some") => locale.t("context-training-some"),
        (Item::Training, "no") => locale.t("context-training-no"),
        (Item::Subject, "course") => locale.t("context-subject-course"),
        (Item::Subject, "trade") => locale.t("context-subject-trade"),
        (Item::Subject, "precise") => locale.t("context-subject-precise"),
        (Item::Findable, "hard") => locale.t("context-findable-hard"),
        (Item::Findable, "partly") => locale.t("context-findable-partly"),
        (Item::Findable, "easy") => locale.t("context-findable-easy"),
        (Item::Problems, "often") => locale.t("context-problems-often"),
        (Item::Problems, "sometimes") => locale.t("context-problems-sometimes"),
        (Item::Problems, "rarely") => locale.t("context-problems-rarely"),
        (Item::Acquainted, "yes") => locale.t("context-acquainted-yes"),
        (Item::Acquainted, "some") => locale.t("context-acquainted-some"),
        (Item::Acquainted, "no") => locale.t("context-acquainted-no"),
        (Item::Lasting, "months") => locale.t("context-lasting-months"),
        (Item::Lasting, "year") => locale.t("context-lasting-year"),
        (Item::Lasting, "years") => locale.t("context-lasting-years"),
        (Item::Size, "small") => locale.t("context-size-small"),
        (Item::Size, "medium") => locale.t("context-size-medium"),
        (Item::Size, "large") => locale.t("context-size-large"),
        (Item::Experience, "beginners") => locale.t("context-experience-beginners"),
        (Item::Experience, "mixed") => locale.t("context-experience-mixed"),
        (Item::Experience, "experienced") => locale.t("context-experience-experienced"),
        _ => "",
    }
}

/// Where points come from: what was asked, and what was answered.
pub fn ground(locale: &Locale, ground: Ground) -> (String, String) {
    match ground {
        Ground::Sheet(item, given) => {
            (question(locale, item).to_owned(), answer(locale, item, given).to_owned())
        }
        Ground::Study(topic, answered) => {
            (self::topic(locale, topic).to_owned(), locale.n("adviser-study-answers", answered))
        }
    }
}

fn topic(locale: &Locale, topic: Topic) -> &str {
    match topic {
        Topic::Reason => locale.t("adviser-topic-reason"),
        Topic::Obstacle => locale.t("adviser-topic-obstacle"),
        Topic::Information => locale.t("adviser-topic-information"),
        Topic::Problems => locale.t("adviser-topic-problems"),
        Topic::Duration => locale.t("adviser-topic-duration"),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use platform::i18n::{Catalog, Language};

    use super::*;
    use crate::features::studies::adviser::SHEET;

    #[test]
    fn every_answer_of_the_table_has_its_words() {
        let catalog = Arc::new(Catalog::new(&crate::features::messages()).unwrap());
        for language in Language::ALL {
            let locale = Locale::new(&catalog, language, "UTC");
            for rule in SHEET {
                for (name, _) in rule.answers {
                    assert!(!answer(&locale, rule.item, name).is_empty(), "{:?} {name}", rule.item);
                }
            }
        }
    }
}
