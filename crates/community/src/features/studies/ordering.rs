//! Putting things in an order together: Borda's count, with ties.
//!
//! - A ballot puts candidates at places; several may share one, and what it leaves out shares the last place.
//! - A candidate gets two points for each that it stands before, and one for each that it stands level with. Points are thus
//!   twice Borda's, so that a tie needs no halves, and every ballot gives as many points as any other.
//! - The candidate with the most points stands first; equal points share a place.
//!
//! Borda's count rewards what many can live with over what few love, needs only sums (so that a ballot can be added and taken
//! away by itself), and can be checked by hand.

use std::collections::BTreeMap;

/// The points that a ballot gives, in the order of `candidates`. A smaller number is a better place.
pub fn points<C: Ord>(candidates: &[C], ballot: &BTreeMap<C, i64>) -> Vec<i64> {
    let place = |candidate: &C| ballot.get(candidate).copied().unwrap_or(i64::MAX);
    let places: Vec<i64> = candidates.iter().map(place).collect();
    let against = |own: i64, other: i64| match own.cmp(&other) {
        std::cmp::Ordering::Less => 2,
        std::cmp::Ordering::Equal => 1,
        std::cmp::Ordering::Greater => 0,
    };
    // Each stands level with itself; that point is taken away again.
    places.iter().map(|own| places.iter().map(|other| against(*own, *other)).sum::<i64>() - 1).collect()
}

/// The place of each of some points, from 1; equal points share one, and the next place is left free for each who shares.
pub fn places(points: &[i64]) -> Vec<i64> {
    points.iter().map(|own| 1 + points.iter().filter(|other| *other > own).count() as i64).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn points_by_hand() {
        let ballot = BTreeMap::from([("a", 1), ("b", 2), ("c", 2)]);
        // `d` was left out: it stands behind all.
        assert_eq!(points(&["a", "b", "c", "d"], &ballot), [6, 3, 3, 0]);
        assert_eq!(points(&["a", "b"], &BTreeMap::new()), [1, 1]);
        assert_eq!(places(&[6, 3, 3, 0]), [1, 2, 2, 4]);
    }

    fn ballots() -> impl Strategy<Value = Vec<BTreeMap<u8, i64>>> {
        let ballot = proptest::collection::btree_map(0..6_u8, 1..7_i64, 0..6);
        proptest::collection::vec(ballot, 0..12)
    }

    fn sum(ballots: &[BTreeMap<u8, i64>], candidates: &[u8]) -> Vec<i64> {
        ballots.iter().fold(vec![0; candidates.len()], |mut sum, ballot| {
            for (total, more) in sum.iter_mut().zip(points(candidates, ballot)) {
                *total += more;
            }
            sum
        })
    }

    proptest! {
        #[test]
        fn every_ballot_weighs_the_same(ballots in ballots()) {
            for ballot in &ballots {
                prop_assert_eq!(points(&[0, 1, 2, 3, 4, 5], ballot).iter().sum::<i64>(), 30);
            }
        }

        #[test]
        fn the_order_of_ballots_and_of_candidates_does_not_matter(ballots in ballots()) {
            let straight = sum(&ballots, &[0, 1, 2, 3, 4, 5]);
            let mut turned = ballots.clone();
            turned.reverse();
            let mut backwards = sum(&turned, &[5, 4, 3, 2, 1, 0]);
            backwards.reverse();
            prop_assert_eq!(straight, backwards);
        }

        #[test]
        fn raising_a_candidate_never_lowers_it(ballots in ballots(), which in 0..12_usize, candidate in 0..6_u8) {
            if which < ballots.len() {
                let mut raised = ballots.clone();
                raised[which].insert(candidate, 0);
                let all = [0, 1, 2, 3, 4, 5];
                let (before, after) = (sum(&ballots, &all), sum(&raised, &all));
                let own = usize::from(candidate);
                prop_assert!(after[own] >= before[own]);
                for other in (0..6).filter(|other| *other != own) {
                    prop_assert!(after[other] <= before[other]);
                }
                prop_assert!(places(&after)[own] <= places(&before)[own]);
            }
        }

        #[test]
        fn what_all_put_first_alone_is_first(ballots in ballots(), candidate in 0..6_u8) {
            let unanimous: Vec<_> = ballots.into_iter().map(|mut ballot| {
                ballot.insert(candidate, 0);
                ballot
            }).collect();
            if !unanimous.is_empty() {
                let places = places(&sum(&unanimous, &[0, 1, 2, 3, 4, 5]));
                prop_assert_eq!(places[usize::from(candidate)], 1);
                prop_assert_eq!(places.iter().filter(|place| **place == 1).count(), 1);
            }
        }

        #[test]
        fn a_ballot_taken_away_leaves_what_was_before(ballots in ballots()) {
            if let Some((last, rest)) = ballots.split_last() {
                let all = [0, 1, 2, 3, 4, 5];
                let with = sum(&ballots, &all);
                let taken: Vec<i64> = with.iter().zip(points(&all, last)).map(|(total, own)| total - own).collect();
                prop_assert_eq!(taken, sum(rest, &all));
            }
        }
    }
}
