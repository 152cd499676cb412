//! What may be shown of groups: none under five, neither directly nor by taking what is shown from the whole.
//!
//! - A group with fewer than [`FEWEST`] answers is not shown.
//! - Where the groups that are not shown are one alone, or fewer than five together, the smallest shown one is left out too,
//!   and so on: the difference between the whole and what is shown is then always of two groups or more, and of five answers
//!   or more.

/// The fewest answers of which anything is shown.
pub const FEWEST: i64 = 5;

/// Which of the groups may be shown, given how many answers each has. The whole is their sum and is known.
pub fn shown(counts: &[i64]) -> Vec<bool> {
    let mut shown: Vec<bool> = counts.iter().map(|count| *count >= FEWEST).collect();
    loop {
        let hidden: Vec<i64> = (counts.iter().zip(&shown))
            .filter(|(count, shown)| **count > 0 && !**shown)
            .map(|(count, _)| *count)
            .collect();
        let safe = hidden.is_empty() || hidden.len() > 1 && hidden.iter().sum::<i64>() >= FEWEST;
        let smallest = (0..counts.len()).filter(|place| shown[*place]).min_by_key(|place| counts[*place]);
        match smallest {
            Some(place) if !safe => shown[place] = false,
            _ => return shown,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn small_groups_and_what_would_give_them_away_are_left_out() {
        for (counts, expected) in [
            (vec![20, 9, 8], vec![true, true, true]),
            (vec![20, 9, 3], vec![true, false, false]),
            (vec![20, 9, 3, 2], vec![true, true, false, false]),
            (vec![20, 9, 2, 1], vec![true, false, false, false]),
            (vec![7, 3], vec![false, false]),
            (vec![30, 0], vec![true, false]),
            (vec![4], vec![false]),
        ] {
            assert_eq!(shown(&counts), expected, "{counts:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_under_five_can_be_worked_out(counts in proptest::collection::vec(0..40_i64, 0..9)) {
            let shown = shown(&counts);
            let hidden: Vec<i64> = counts.iter().zip(&shown).filter(|(count, shown)| **count > 0 && !**shown).map(|(count, _)| *count).collect();
            for (count, shown) in counts.iter().zip(&shown) {
                prop_assert!(!shown || *count >= FEWEST);
            }
            let left: i64 = hidden.iter().sum();
            let whole = hidden.len() == counts.iter().filter(|count| **count > 0).count();
            // Where no group is shown, there is nothing to take away from the whole.
            prop_assert!(whole || left == 0 || left >= FEWEST && hidden.len() > 1);
        }

        #[test]
        fn where_all_groups_are_large_all_are_shown(counts in proptest::collection::vec(5..40_i64, 0..9)) {
            prop_assert!(shown(&counts).into_iter().all(|shown| shown));
        }
    }
}
