//! What people come for, as a director guesses it, and the type that usually answers it: facts in, a hint out.
//!
//! It is a guess and says so: a study asks people themselves.

use crate::features::communities::Type;
use crate::named::named;

named! {
    /// Something people come for.
    Need {
        /// Somebody who helps when they are stuck.
        Unstuck = "unstuck",
        /// People on the same road.
        Company = "company",
        /// A goal by a date.
        Goal = "goal",
        /// To keep going.
        Stamina = "stamina",
        /// How others solve the same problems at work.
        Tricks = "tricks",
        /// To be known for what they can do.
        Renown = "renown",
        /// What is hard to find.
        Finds = "finds",
        /// What changes in their subject.
        News = "news",
    }
}

impl Need {
    /// The type that usually answers it.
    pub fn speaks_for(self) -> Type {
        match self {
            Need::Unstuck | Need::Company | Need::Goal | Need::Stamina => Type::Learning,
            Need::Tricks | Need::Renown => Type::Practice,
            Need::Finds | Need::News => Type::Interest,
        }
    }

    /// How many needs speak for a type, so that one of two weighs as much as two of four.
    fn share(kind: Type) -> usize {
        Need::ALL.iter().filter(|need| need.speaks_for() == kind).count()
    }
}

/// The type that these needs point at; nothing where none stands out.
pub fn likely(needs: &[Need]) -> Option<Type> {
    let weight = |kind: Type| {
        let count = needs.iter().filter(|need| need.speaks_for() == kind).count();
        // A common multiple of the shares, so that the weights are whole.
        count * 4 / Need::share(kind).max(1)
    };
    let mut weights: Vec<_> = Type::ALL.iter().map(|kind| (weight(*kind), *kind)).collect();
    weights.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    match weights.as_slice() {
        [(first, kind), (second, _), ..] if first > second => Some(*kind),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needs_point_at_a_type_where_one_stands_out() {
        use Need::*;
        let table: &[(&[Need], Option<Type>)] = &[
            (&[], None),
            (&[Unstuck], Some(Type::Learning)),
            (&[Unstuck, Company, Goal], Some(Type::Learning)),
            (&[Tricks], Some(Type::Practice)),
            (&[Tricks, Unstuck], Some(Type::Practice)),
            (&[Tricks, Unstuck, Company], None),
            (&[Finds, News, Tricks], Some(Type::Interest)),
            (&[Finds, Tricks], None),
            (Need::ALL, None),
        ];
        for (needs, expected) in table {
            assert_eq!(likely(needs), *expected, "{needs:?}");
        }
    }
}
