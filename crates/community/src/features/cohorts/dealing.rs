//! Who goes into which cohort: functions of what they are given.
//!
//! - Everybody is dealt exactly once; no cohort is larger than was asked for.
//! - Cohorts that are cut from the same people differ by one person at most.
//! - By language, nobody is left with fewer than [`FEWEST`] who read as they do, where it can be helped: small languages
//!   make one cohort together.
//! - By zone and start, people are put in a row and the row is cut, so that neighbours stay together.

use std::collections::BTreeMap;

use platform::clock::Timestamp;
use rand::SeedableRng;
use rand::rngs::ChaCha12Rng;
use rand::seq::SliceRandom;

use super::model::{Cohort, CohortId, Deal, Manner};
use crate::features::accounts::AccountId;

/// Fewer who share a language than this make no cohort of their own.
pub const FEWEST: usize = 3;

/// What dealing looks at.
#[derive(Clone, Debug)]
pub struct Learner {
    /// Who it is.
    pub id: AccountId,
    /// BCP 47 code of the language in which they read.
    pub language: String,
    /// Their offset from UTC on the day of dealing, in seconds.
    pub offset: i64,
    /// When they joined.
    pub joined_at: Timestamp,
}

/// A cohort as it is dealt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// What its people share, as in [`Cohort::shared`].
    pub shared: String,
    /// Who is in it.
    pub people: Vec<AccountId>,
}

/// Deals everybody. The same seed deals the same people the same way, in whatever order they are given.
pub fn deal(learners: &[Learner], deal: &Deal, seed: u64) -> Vec<Hand> {
    let size = usize::try_from(deal.size).unwrap_or(1).max(1);
    let mut row: Vec<&Learner> = learners.iter().collect();
    row.sort_by_key(|learner| learner.id);
    row.shuffle(&mut ChaCha12Rng::seed_from_u64(seed));
    match deal.manner {
        Manner::Random => cut(&row, size).map(|part| hand("", part)).collect(),
        Manner::Start => {
            row.sort_by_key(|learner| learner.joined_at);
            cut(&row, size).map(|part| hand("", part)).collect()
        }
        Manner::Zone => {
            row.sort_by_key(|learner| learner.offset);
            cut(&row, size).map(|part| hand(&part[part.len() / 2].offset.to_string(), part)).collect()
        }
        Manner::Language => by_language(row, size),
    }
}

fn by_language(row: Vec<&Learner>, size: usize) -> Vec<Hand> {
    let mut languages: BTreeMap<&str, Vec<&Learner>> = BTreeMap::new();
    for learner in row {
        languages.entry(&learner.language).or_default().push(learner);
    }
    let (mut large, small): (Vec<_>, Vec<_>) =
        languages.into_iter().partition(|(_, people)| people.len() >= FEWEST);
    let mut rest: Vec<&Learner> = small.into_iter().flat_map(|(_, people)| people).collect();
    if rest.len() < FEWEST
        && let Some((_, largest)) = large.iter_mut().max_by_key(|(_, people)| people.len())
    {
        largest.append(&mut rest);
    }
    let shared = large.iter().flat_map(|(code, people)| cut(people, size).map(|part| hand(code, part)));
    shared.chain(cut(&rest, size).map(|part| hand("", part))).collect()
}

/// As few parts as may be, of sizes that differ by one at most.
fn cut<'r, 'l>(row: &'r [&'l Learner], size: usize) -> impl Iterator<Item = &'r [&'l Learner]> {
    let parts = row.len().div_ceil(size);
    (0..parts).map(move |part| &row[row.len() * part / parts..row.len() * (part + 1) / parts])
}

fn hand(shared: &str, part: &[&Learner]) -> Hand {
    Hand { shared: shared.to_owned(), people: part.iter().map(|learner| learner.id).collect() }
}

/// The cohort that suits somebody who comes later, of those with room; `None` where a new one is to be opened.
pub fn suiting(newcomer: &Learner, cohorts: &[Cohort], deal: &Deal) -> Option<CohortId> {
    let open = cohorts.iter().filter(|cohort| cohort.member_count < deal.size);
    let found = match deal.manner {
        Manner::Random => open.min_by_key(|cohort| cohort.member_count),
        // The last cohort is that of who started last.
        Manner::Start => cohorts.last().filter(|cohort| cohort.member_count < deal.size),
        Manner::Zone => open.min_by_key(|cohort| {
            let offset: i64 = cohort.shared.parse().unwrap_or_default();
            ((offset - newcomer.offset).abs(), cohort.member_count)
        }),
        Manner::Language => open
            .filter(|cohort| cohort.shared == newcomer.language || cohort.shared.is_empty())
            .min_by_key(|cohort| (cohort.shared.is_empty(), cohort.member_count)),
    };
    found.map(|cohort| cohort.id)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use platform::ids::Ids;
    use proptest::prelude::*;

    use super::*;

    fn crowd(traits: &[(u8, i8, u16)]) -> Vec<Learner> {
        let mut ids = Ids::new(Timestamp::from_seconds(1), [7; 32]);
        let learner = |(language, hours, day): &(u8, i8, u16)| Learner {
            id: AccountId::draw(&mut ids),
            language: ["en", "fr", "pt", "sw"][usize::from(*language)].to_owned(),
            offset: i64::from(*hours) * 3_600,
            joined_at: Timestamp::from_seconds(i64::from(*day) * 86_400),
        };
        traits.iter().map(learner).collect()
    }

    fn manners() -> impl Strategy<Value = Manner> {
        prop::sample::select(Manner::ALL)
    }

    proptest! {
        #[test]
        fn everybody_is_dealt_once_and_no_cohort_is_too_large(
            traits in prop::collection::vec((0u8..4, -11i8..13, 0u16..400), 0..120),
            manner in manners(), size in 2i64..40, seed: u64,
        ) {
            let crowd = crowd(&traits);
            let hands = deal(&crowd, &Deal { manner, size }, seed);
            let dealt: Vec<AccountId> = hands.iter().flat_map(|hand| hand.people.clone()).collect();
            prop_assert_eq!(dealt.len(), crowd.len());
            prop_assert_eq!(dealt.into_iter().collect::<HashSet<_>>().len(), crowd.len());
            prop_assert!(hands.iter().all(|hand| (1..=size as usize).contains(&hand.people.len())));
        }

        #[test]
        fn cohorts_of_the_same_people_differ_by_one_at_most(
            traits in prop::collection::vec((0u8..4, -11i8..13, 0u16..400), 1..120),
            manner in manners(), size in 2i64..40, seed: u64,
        ) {
            let hands = deal(&crowd(&traits), &Deal { manner, size }, seed);
            let alike = |hand: &Hand| match manner { Manner::Language => hand.shared.clone(), _ => String::new() };
            for shared in hands.iter().map(alike).collect::<HashSet<_>>() {
                let sizes: Vec<_> = hands.iter().filter(|hand| alike(hand) == shared).map(|hand| hand.people.len()).collect();
                prop_assert!(sizes.iter().max().unwrap() - sizes.iter().min().unwrap() <= 1, "{sizes:?}");
            }
        }

        #[test]
        fn the_order_in_which_people_are_given_decides_nothing(
            traits in prop::collection::vec((0u8..4, -11i8..13, 0u16..400), 1..60),
            manner in manners(), seed: u64,
        ) {
            let mut crowd = crowd(&traits);
            let hands = deal(&crowd, &Deal { manner, size: 7 }, seed);
            crowd.reverse();
            prop_assert_eq!(hands, deal(&crowd, &Deal { manner, size: 7 }, seed));
        }

        #[test]
        fn by_start_and_zone_no_cohort_reaches_over_another(
            traits in prop::collection::vec((0u8..4, -11i8..13, 0u16..400), 1..80), seed: u64,
        ) {
            let crowd = crowd(&traits);
            for manner in [Manner::Start, Manner::Zone] {
                let of = |id: &AccountId| {
                    let learner = crowd.iter().find(|learner| learner.id == *id).unwrap();
                    if manner == Manner::Start { learner.joined_at.0 } else { learner.offset }
                };
                let hands = deal(&crowd, &Deal { manner, size: 9 }, seed);
                for pair in hands.windows(2) {
                    prop_assert!(pair[0].people.iter().map(of).max() <= pair[1].people.iter().map(of).min());
                }
            }
        }

        #[test]
        fn who_shares_a_language_with_enough_others_is_with_some_of_them(
            traits in prop::collection::vec((0u8..4, 0i8..1, 0u16..1), 1..80), seed: u64,
        ) {
            let crowd = crowd(&traits);
            let readers = |code: &str| crowd.iter().filter(|learner| learner.language == code).count();
            let hands = deal(&crowd, &Deal { manner: Manner::Language, size: 8 }, seed);
            for learner in crowd.iter().filter(|learner| readers(&learner.language) >= FEWEST) {
                let hand = hands.iter().find(|hand| hand.people.contains(&learner.id)).unwrap();
                prop_assert_eq!(&hand.shared, &learner.language);
            }
        }
    }

    fn cohort(shared: &str, member_count: i64) -> Cohort {
        let mut ids = Ids::new(Timestamp::from_seconds(1), [member_count as u8; 32]);
        let community_id = crate::features::communities::CommunityId(ids.draw());
        let id = CohortId::draw(&mut ids);
        Cohort { id, community_id, name: String::new(), shared: shared.to_owned(), member_count }
    }

    #[test]
    fn who_comes_later_is_put_where_they_suit_and_there_is_room() {
        let newcomer = &crowd(&[(1, 2, 9)])[0];
        let by = |manner| Deal { manner, size: 10 };
        let find = |manner, cohorts: &[Cohort]| {
            let found = suiting(newcomer, cohorts, &by(manner));
            found.and_then(|id| cohorts.iter().position(|cohort| cohort.id == id))
        };
        let languages = [cohort("en", 2), cohort("fr", 9), cohort("fr", 10), cohort("", 1)];
        assert_eq!(find(Manner::Language, &languages), Some(1));
        assert_eq!(find(Manner::Language, &languages[2..]), Some(1), "a full one is passed over");
        assert_eq!(find(Manner::Language, &languages[..1]), None);
        let zones = [cohort("-18000", 1), cohort("10800", 5), cohort("3600", 4), cohort("7200", 10)];
        assert_eq!(find(Manner::Zone, &zones), Some(2), "as near as another, and smaller");
        assert_eq!(find(Manner::Random, &zones), Some(0));
        assert_eq!(find(Manner::Start, &zones), None, "the last is full");
        assert_eq!(find(Manner::Start, &zones[..3]), Some(2));
    }
}
