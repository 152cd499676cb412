//! The Schulze method: an order of the options out of everybody's order.
//!
//! For each pair it is counted how many put the one before the other. A path from A to B is as strong as its weakest duel, by
//! the number of those who won it; A stands before B where the strongest path from A to B is stronger than the strongest back.
//! Who wins every duel stands first; two options that nothing parts stand at the same place.
//!
//! Source: M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election
//! method", Social Choice and Welfare 36 (2011), with winning votes as the strength of a duel.

/// The positions (from 0) in order, those at the same place together. `duels[a][b]` says how many put `a` before `b`.
pub fn order(duels: &[Vec<i64>]) -> Vec<Vec<usize>> {
    let strength = strongest_paths(duels);
    let count = duels.len();
    let before = |a: usize, b: usize| strength[a][b] > strength[b][a];
    let behind = |a: usize| (0..count).filter(|b| before(*b, a)).count();
    // The relation is transitive (Schulze 2011, section 4.1): whoever stands before an option has fewer before them, so that
    // each option comes after all that stand before it.
    let mut options: Vec<usize> = (0..count).collect();
    options.sort_by_key(|a| behind(*a));
    // An option's place is how many steps stand above it. That depends on nobody's name, and never puts two that something
    // parts at one place.
    let mut place = vec![0; count];
    for a in options {
        place[a] = (0..count).filter(|b| before(*b, a)).map(|b| place[b] + 1).max().unwrap_or(0);
    }
    let last = place.iter().max().map_or(0, |last| last + 1);
    (0..last).map(|step| (0..count).filter(|a| place[*a] == step).collect()).collect()
}

fn strongest_paths(duels: &[Vec<i64>]) -> Vec<Vec<i64>> {
    let count = duels.len();
    let mut strength = vec![vec![0; count]; count];
    for a in 0..count {
        for b in 0..count {
            if a != b && duels[a][b] > duels[b][a] {
                strength[a][b] = duels[a][b];
            }
        }
    }
    for through in 0..count {
        for a in 0..count {
            for b in 0..count {
                if a != b && a != through && b != through {
                    let path = strength[a][through].min(strength[through][b]);
                    strength[a][b] = strength[a][b].max(path);
                }
            }
        }
    }
    strength
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Counts duels: a lower rank is better.
    fn duels(count: usize, ballots: &[Vec<u8>]) -> Vec<Vec<i64>> {
        let mut duels = vec![vec![0; count]; count];
        for ballot in ballots {
            for a in 0..count {
                for b in 0..count {
                    duels[a][b] += i64::from(ballot[a] < ballot[b]);
                }
            }
        }
        duels
    }

    fn first(count: usize, ballots: &[Vec<u8>]) -> Vec<usize> {
        order(&duels(count, ballots)).into_iter().next().unwrap_or_default()
    }

    /// The example of Schulze 2011, section 3.1: 45 people, five options, the order E A C B D.
    #[test]
    fn the_published_example_comes_out_as_published() {
        let groups = [
            (5, "ACBED"),
            (5, "ADECB"),
            (8, "BEDAC"),
            (3, "CABED"),
            (7, "CAEBD"),
            (2, "CBADE"),
            (7, "DCEBA"),
            (8, "EBADC"),
        ];
        let mut ballots = Vec::new();
        for (people, names) in groups {
            let rank = |name: char| names.find(name).unwrap() as u8;
            ballots.extend(std::iter::repeat_n("ABCDE".chars().map(rank).collect::<Vec<_>>(), people));
        }
        assert_eq!(order(&duels(5, &ballots)), [[4], [0], [2], [1], [3]]);
    }

    #[test]
    fn nothing_known_puts_all_at_one_place() {
        assert_eq!(order(&duels(3, &[])), [vec![0, 1, 2]]);
        assert_eq!(order(&duels(3, &[vec![1, 1, 1]])), [vec![0, 1, 2]]);
        assert_eq!(order(&[]), Vec::<Vec<usize>>::new());
        // A circle: nobody is before anybody.
        assert_eq!(order(&duels(3, &[vec![0, 1, 2], vec![1, 2, 0], vec![2, 0, 1]])), [vec![0, 1, 2]]);
    }

    /// Ballots over a number of options, with ties.
    fn elections() -> impl Strategy<Value = (usize, Vec<Vec<u8>>)> {
        (2..6_usize).prop_flat_map(|count| {
            let ballot = proptest::collection::vec(0..count as u8, count);
            (Just(count), proptest::collection::vec(ballot, 1..12))
        })
    }

    proptest! {
        #[test]
        fn every_option_has_one_place((count, ballots) in elections()) {
            let mut all: Vec<usize> = order(&duels(count, &ballots)).concat();
            all.sort_unstable();
            prop_assert_eq!(all, (0..count).collect::<Vec<_>>());
        }

        #[test]
        fn who_wins_every_duel_stands_first_alone((count, ballots) in elections()) {
            let duels = duels(count, &ballots);
            let wins = |a: usize| (0..count).all(|b| a == b || duels[a][b] > duels[b][a]);
            if let Some(winner) = (0..count).find(|a| wins(*a)) {
                prop_assert_eq!(&order(&duels)[0], &vec![winner]);
            }
        }

        #[test]
        fn who_loses_every_duel_stands_last_alone((count, ballots) in elections()) {
            let duels = duels(count, &ballots);
            let loses = |a: usize| (0..count).all(|b| a == b || duels[a][b] < duels[b][a]);
            if let Some(loser) = (0..count).find(|a| loses(*a)) {
                prop_assert_eq!(order(&duels).pop(), Some(vec![loser]));
            }
        }

        #[test]
        fn other_names_change_nothing_but_the_names((count, ballots) in elections(), shift in 0..5_usize) {
            let renamed = |option: usize| (option + shift) % count;
            let others: Vec<Vec<u8>> = ballots.iter().map(|ballot| {
                let mut other = vec![0; count];
                for option in 0..count { other[renamed(option)] = ballot[option]; }
                other
            }).collect();
            let expected: Vec<Vec<usize>> = order(&duels(count, &ballots)).into_iter().map(|place| {
                let mut place: Vec<usize> = place.into_iter().map(renamed).collect();
                place.sort_unstable();
                place
            }).collect();
            prop_assert_eq!(order(&duels(count, &others)), expected);
        }

        #[test]
        fn who_stands_first_alone_stays_so_when_somebody_puts_them_higher((count, ballots) in elections(), which in 0..12_usize) {
            let winners = first(count, &ballots);
            if let [winner] = winners.as_slice() {
                let mut raised = ballots.clone();
                let at = which % raised.len();
                // Everybody else moves down one rank: on this ballot the winner is alone at the top.
                for (option, rank) in raised[at].iter_mut().enumerate() {
                    *rank = if option == *winner { 0 } else { *rank + 1 };
                }
                prop_assert_eq!(first(count, &raised), winners);
            }
        }
    }
}
