//! The decision table, line by line, and what holds whatever is answered.

use proptest::prelude::*;

use super::*;

fn sheet(pairs: &[(Item, &str)]) -> Sheet {
    let mut sheet = Sheet::default();
    for (item, answer) in pairs {
        sheet.answer(*item, answer);
    }
    sheet
}

/// What the sheet says, and the type that fits.
type Case<'c> = (&'c [(Item, &'static str)], Option<Type>);

#[test]
fn each_context_gets_the_type_that_was_meant_for_it() {
    use Item::*;
    let cases: &[Case] = &[
        // A course that ends in June, beginners who know each other.
        (
            &[
                (Training, "yes"),
                (Subject, "course"),
                (Findable, "easy"),
                (Problems, "sometimes"),
                (Acquainted, "yes"),
                (Lasting, "months"),
                (Size, "small"),
                (Experience, "beginners"),
            ],
            Some(Learning),
        ),
        // Repairers of one company, spread over the country.
        (
            &[
                (Training, "no"),
                (Subject, "trade"),
                (Findable, "partly"),
                (Problems, "often"),
                (Acquainted, "some"),
                (Lasting, "years"),
                (Size, "medium"),
                (Experience, "mixed"),
            ],
            Some(Practice),
        ),
        // People who look for everything on brick ovens of before 1900.
        (
            &[
                (Training, "no"),
                (Subject, "precise"),
                (Findable, "hard"),
                (Problems, "rarely"),
                (Acquainted, "no"),
                (Lasting, "years"),
                (Size, "large"),
                (Experience, "experienced"),
            ],
            Some(Interest),
        ),
        (&[(Training, "yes")], Some(Learning)),
        (&[(Training, "no")], None),
        (&[(Training, "yes"), (Subject, "trade")], None),
        (&[], None),
    ];
    for (pairs, expected) in cases {
        assert_eq!(advise(&sheet(pairs), &[], None).best, *expected, "{pairs:?}");
    }
}

#[test]
fn every_line_has_one_rule_and_every_type_is_spoken_for_by_every_line_or_signal() {
    for item in Item::ALL {
        assert_eq!(SHEET.iter().filter(|rule| rule.item == *item).count(), 1, "{item:?}");
    }
    for kind in Type::ALL {
        let most: i64 = SHEET
            .iter()
            .filter(|rule| rule.answers.iter().any(|(_, speaks)| speaks.contains(kind)))
            .map(|rule| rule.weight)
            .sum();
        assert!(most >= 70, "{kind:?} can reach {most}");
        assert!(Signal::ALL.iter().any(|signal| speaks(*signal).contains(kind)), "{kind:?}");
    }
    for signal in Signal::ALL {
        assert!((1..=2).contains(&speaks(*signal).len()), "{signal:?} tells types apart");
    }
}

#[test]
fn a_study_counts_by_the_share_of_those_who_answered() {
    let reason = Evidence { topic: Topic::Reason, answered: 12, speaking: [3, 9, 0] };
    let silent = Evidence { topic: Topic::Problems, answered: 0, speaking: [0; 3] };
    let advice = advise(&Sheet::default(), &[reason, silent], Some(12));
    assert_eq!(advice.scores, [750, 2_250, 0]);
    assert_eq!(
        (advice.of, advice.contributions.len()),
        (3_000, 1),
        "a question without answers is not there"
    );
    assert_eq!(advice.best, Some(Practice));
    assert_eq!(advice.thin, [Thin::Sheet(0)]);
    assert_eq!(advise(&Sheet::default(), &[reason], Some(7)).thin, [Thin::Sheet(0), Thin::Study(7)]);
}

#[test]
fn the_advice_names_what_would_tip_it_over() {
    let advice = advise(&sheet(&[(Item::Training, "yes"), (Item::Experience, "mixed")]), &[], None);
    assert_eq!(advice.best, Some(Learning));
    assert!(advice.tips.contains(&Tip { item: Item::Subject, answer: "trade", best: Practice }));
    assert!(!advice.tips.iter().any(|tip| tip.answer == "course"));
    assert_eq!(advice.missing.len(), 6);
    let clear = sheet(&[
        (Item::Training, "yes"),
        (Item::Subject, "course"),
        (Item::Lasting, "months"),
        (Item::Experience, "beginners"),
    ]);
    let advice = advise(&clear, &[], None);
    assert!(advice.tips.is_empty() && !advice.close, "{:?}", advice.tips);
}

#[test]
fn a_sheet_reads_back_and_takes_nothing_that_the_table_does_not_know() {
    let full = sheet(&[(Item::Training, "yes"), (Item::Size, "large")]);
    assert_eq!(Sheet::parse(&full.stored()), full);
    assert!(Sheet::parse("training=maybe odd=yes size").is_empty());
}

fn any_pairs() -> impl Strategy<Value = Vec<(Item, &'static str)>> {
    let pair = (0..8_usize, 0..3_usize).prop_map(|(item, answer)| {
        let rule = &SHEET[item];
        (rule.item, rule.answers[answer].0)
    });
    proptest::collection::vec(pair, 0..10)
}

fn any_evidence() -> impl Strategy<Value = Vec<Evidence>> {
    let one =
        (0..5_usize, 0..40_i64, [0..=100_i64, 0..=100, 0..=100]).prop_map(|(topic, answered, share)| {
            Evidence {
                topic: Topic::ALL[topic],
                answered,
                speaking: share.map(|share| answered * share / 100),
            }
        });
    proptest::collection::vec(one, 0..5)
}

proptest! {
    #[test]
    fn an_answer_on_the_sheet_that_speaks_for_a_type_never_lowers_it(pairs in any_pairs(), evidence in any_evidence(), line in 0..8_usize, answer in 0..3_usize) {
        let rule = &SHEET[line];
        let (name, speaks) = rule.answers[answer];
        let mut before = sheet(&pairs);
        before.answer(rule.item, "");
        let mut after = before.clone();
        after.answer(rule.item, name);
        let (before, after) = (advise(&before, &evidence, None), advise(&after, &evidence, None));
        for kind in Type::ALL {
            prop_assert!(after.score(*kind) >= before.score(*kind));
            if speaks.contains(kind) {
                prop_assert!(after.score(*kind) > before.score(*kind));
                prop_assert!(after.percent(*kind) >= before.percent(*kind));
            }
        }
    }

    #[test]
    fn one_more_person_who_speaks_for_a_type_never_lowers_it(pairs in any_pairs(), evidence in any_evidence(), which in 0..5_usize, kind in 0..3_usize) {
        if which < evidence.len() {
            let mut more = evidence.clone();
            more[which].answered += 1;
            more[which].speaking[kind] += 1;
            let before = advise(&sheet(&pairs), &evidence, None).scores[kind];
            prop_assert!(advise(&sheet(&pairs), &more, None).scores[kind] >= before);
        }
    }

    #[test]
    fn the_order_of_answers_does_not_matter(pairs in any_pairs(), evidence in any_evidence(), turn in 0..5_usize) {
        // The last answer to a line counts, so that only lines answered once are shuffled.
        let mut once: Vec<_> = sheet(&pairs).0.into_iter().collect();
        let first = advise(&sheet(&once), &evidence, None);
        once.reverse();
        let mut turned = evidence.clone();
        if !turned.is_empty() {
            let by = turn % turned.len();
            turned.rotate_left(by);
        }
        let second = advise(&sheet(&once), &turned, None);
        prop_assert_eq!(first.scores, second.scores);
        prop_assert_eq!((first.best, first.close, first.of), (second.best, second.close, second.of));
        prop_assert_eq!(first.tips, second.tips);
    }

    #[test]
    fn what_is_not_answered_never_counts(pairs in any_pairs(), evidence in any_evidence()) {
        let advice = advise(&sheet(&pairs), &evidence, None);
        let mut padded = evidence.clone();
        padded.extend(Topic::ALL.iter().map(|topic| Evidence { topic: *topic, answered: 0, speaking: [0; 3] }));
        prop_assert_eq!(&advise(&sheet(&pairs), &padded, None), &advice);
        let summed = advice.contributions.iter().fold([0; 3], |mut sum, one| {
            for (total, points) in sum.iter_mut().zip(one.points) {
                *total += points;
            }
            sum
        });
        prop_assert_eq!(summed, advice.scores, "the contributions are the whole score");
        prop_assert!(advice.scores.iter().all(|score| (0..=advice.of).contains(score)));
    }

    #[test]
    fn each_tip_does_what_it_says(pairs in any_pairs(), evidence in any_evidence()) {
        let sheet = sheet(&pairs);
        let advice = advise(&sheet, &evidence, None);
        for tip in &advice.tips {
            let mut tipped = sheet.clone();
            tipped.answer(tip.item, tip.answer);
            prop_assert_eq!(advise(&tipped, &evidence, None).best, Some(tip.best));
            prop_assert_ne!(Some(tip.best), advice.best);
        }
    }
}
