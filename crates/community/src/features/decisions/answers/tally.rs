//! Counts. They add up: the order in which answers come and change leaves no trace in them.

use platform::{Error, Result};

use super::super::model::{Choice, Decision, Kind};
use super::{Ballot, Reply, Stance, schulze};

/// The counts of a decision.
///
/// Consent has three (agree, aside, object), a vote one for each option, dots their sum for each option, times two for each
/// (yes, if need be), and an order the duels: for each pair of options how many put the one before the other, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally(Vec<i64>);

/// An option with what it got.
#[derive(Clone, Debug)]
pub struct Line {
    /// The option's position, from 1.
    pub position: i64,
    /// Its place among all, from 1; options that nothing parts have the same.
    pub place: i64,
    /// Its count: answers, dots, or duels won.
    pub count: i64,
    /// A second count, where there is one: those whom a time suits if need be.
    pub second: i64,
    /// Of how many: answers, dots given, or duels.
    pub of: i64,
}

/// The counts of a decision, for reading.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// How many agree, stand aside and object.
    Consent([i64; 3]),
    /// Advice has nothing to count.
    Advice,
    /// The options, the first place first.
    Lines(Vec<Line>),
}

impl Tally {
    /// Nothing counted yet.
    pub fn new(kind: Kind, options: usize) -> Self {
        Tally(vec![
            0;
            match kind {
                Kind::Consent => 3,
                Kind::Advice => 0,
                Kind::Single | Kind::Multiple | Kind::Dots => options,
                Kind::Times => 2 * options,
                Kind::Ranked => options * options,
            }
        ])
    }

    /// The stored form.
    pub fn stored(&self) -> String {
        self.0.iter().map(i64::to_string).collect::<Vec<_>>().join(" ")
    }

    /// Reads the stored form.
    pub fn read(stored: &str) -> Result<Self> {
        let counts: Result<Vec<i64>, _> =
            stored.split(' ').filter(|count| !count.is_empty()).map(str::parse).collect();
        counts.map(Tally).map_err(Error::internal)
    }

    /// Counts an answer in.
    pub fn add(&mut self, ballot: &Ballot) {
        self.count(ballot, 1);
    }

    /// Counts an answer out.
    pub fn take(&mut self, ballot: &Ballot) {
        self.count(ballot, -1);
    }

    fn count(&mut self, ballot: &Ballot, sign: i64) {
        let at = |position: &i64| usize::try_from(position - 1).unwrap_or(usize::MAX);
        match ballot {
            Ballot::Consent { stance, .. } => self.raise(consent_at(*stance), sign),
            Ballot::Advice { .. } => {}
            Ballot::Single { option } => self.raise(at(option), sign),
            Ballot::Multiple { options } => options.iter().for_each(|option| self.raise(at(option), sign)),
            Ballot::Dots { dots } => {
                dots.iter().enumerate().for_each(|(option, dots)| self.raise(option, sign * dots));
            }
            Ballot::Times { replies } => {
                for (time, reply) in replies.iter().enumerate() {
                    match reply {
                        Reply::Yes => self.raise(2 * time, sign),
                        Reply::Maybe => self.raise(2 * time + 1, sign),
                        Reply::No => {}
                    }
                }
            }
            Ballot::Ranked { ranks } => {
                let rank = |option: usize| ranks[option].unwrap_or(i64::MAX);
                for a in 0..ranks.len() {
                    for b in 0..ranks.len() {
                        if rank(a) < rank(b) {
                            self.raise(a * ranks.len() + b, sign);
                        }
                    }
                }
            }
        }
    }

    fn raise(&mut self, at: usize, by: i64) {
        if let Some(count) = self.0.get_mut(at) {
            *count += by;
        }
    }

    fn at(&self, at: usize) -> i64 {
        self.0.get(at).copied().unwrap_or(0)
    }

    /// How many object.
    pub fn objections(&self) -> i64 {
        self.at(consent_at(Stance::Object))
    }

    /// The counts for reading.
    pub fn outcome(&self, decision: &Decision, choices: &[Choice]) -> Outcome {
        match decision.kind {
            Kind::Consent => Outcome::Consent([self.at(0), self.at(1), self.at(2)]),
            Kind::Advice => Outcome::Advice,
            Kind::Ranked => Outcome::Lines(self.ranked(choices.len())),
            kind => Outcome::Lines(self.lines(kind, choices.len(), decision.answer_count)),
        }
    }

    /// How many put the option at `a` before the one at `b`, both from 0.
    pub fn duel(&self, options: usize, a: usize, b: usize) -> i64 {
        self.at(a * options + b)
    }

    fn lines(&self, kind: Kind, options: usize, answers: i64) -> Vec<Line> {
        let of = if kind == Kind::Dots { self.0.iter().sum() } else { answers };
        let counts = |option: usize| match kind {
            Kind::Times => (self.at(2 * option), self.at(2 * option + 1)),
            _ => (self.at(option), 0),
        };
        let mut lines: Vec<Line> = (0..options)
            .map(|option| {
                let (count, second) = counts(option);
                let better = (0..options).filter(|other| counts(*other) > (count, second)).count();
                Line { position: option as i64 + 1, place: better as i64 + 1, count, second, of }
            })
            .collect();
        lines.sort_by_key(|line| (line.place, line.position));
        lines
    }

    fn ranked(&self, options: usize) -> Vec<Line> {
        let duels: Vec<Vec<i64>> =
            (0..options).map(|a| (0..options).map(|b| self.duel(options, a, b)).collect()).collect();
        let wins = |a: usize| (0..options).filter(|b| duels[a][*b] > duels[*b][a]).count() as i64;
        let mut lines = Vec::new();
        for place in schulze::order(&duels) {
            let number = lines.len() as i64 + 1;
            lines.extend(place.into_iter().map(|option| Line {
                position: option as i64 + 1,
                place: number,
                count: wins(option),
                second: 0,
                of: options as i64 - 1,
            }));
        }
        lines
    }
}

fn consent_at(stance: Stance) -> usize {
    match stance {
        Stance::Agree => 0,
        Stance::Aside => 1,
        Stance::Object => 2,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const OPTIONS: usize = 4;

    fn ballots(kind: Kind) -> BoxedStrategy<Ballot> {
        let positions = 1..=OPTIONS as i64;
        match kind {
            Kind::Consent => {
                let stance = proptest::sample::select(Stance::ALL.to_vec());
                stance.prop_map(|stance| Ballot::Consent { stance, reason: String::new() }).boxed()
            }
            Kind::Advice => Just(Ballot::Advice { text: "Yes.".to_owned() }).boxed(),
            Kind::Single => positions.prop_map(|option| Ballot::Single { option }).boxed(),
            Kind::Multiple => {
                let all: Vec<i64> = positions.collect();
                proptest::sample::subsequence(all, 1..=OPTIONS)
                    .prop_map(|options| Ballot::Multiple { options })
                    .boxed()
            }
            Kind::Dots => {
                proptest::collection::vec(0..3_i64, OPTIONS).prop_map(|dots| Ballot::Dots { dots }).boxed()
            }
            Kind::Ranked => {
                let rank = proptest::option::of(positions);
                proptest::collection::vec(rank, OPTIONS).prop_map(|ranks| Ballot::Ranked { ranks }).boxed()
            }
            Kind::Times => {
                let reply = proptest::sample::select(Reply::ALL.to_vec());
                proptest::collection::vec(reply, OPTIONS)
                    .prop_map(|replies| Ballot::Times { replies })
                    .boxed()
            }
        }
    }

    fn elections() -> impl Strategy<Value = (Kind, Vec<Ballot>)> {
        proptest::sample::select(Kind::ALL.to_vec())
            .prop_flat_map(|kind| (Just(kind), proptest::collection::vec(ballots(kind), 1..10)))
    }

    proptest! {
        #[test]
        fn the_order_of_answers_leaves_no_trace((kind, ballots) in elections(), turn in 0..10_usize) {
            let (mut there, mut back) = (Tally::new(kind, OPTIONS), Tally::new(kind, OPTIONS));
            ballots.iter().for_each(|ballot| there.add(ballot));
            let turn = turn % ballots.len();
            ballots[turn..].iter().rev().chain(ballots[..turn].iter().rev()).for_each(|ballot| back.add(ballot));
            prop_assert_eq!(there.stored(), back.stored());
        }

        #[test]
        fn an_answer_that_is_changed_counts_as_if_it_had_been_the_first((kind, ballots) in elections()) {
            let (mut changed, mut direct) = (Tally::new(kind, OPTIONS), Tally::new(kind, OPTIONS));
            changed.add(&ballots[0]);
            for pair in ballots.windows(2) {
                changed.take(&pair[0]);
                changed.add(&pair[1]);
            }
            direct.add(&ballots[ballots.len() - 1]);
            prop_assert_eq!(Tally::read(&changed.stored()).unwrap(), direct);
        }
    }
}
