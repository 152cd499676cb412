//! Amounts: numbers with two decimals, exact everywhere.

use std::borrow::Borrow;

use platform::db::{Bind, Cell, Column, Value};
use platform::i18n::Language;
use platform::{Error, Result};
use serde::{Deserialize, Serialize};

/// A number that somebody counted, in hundredths; at most a trillion either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Amount(i64);

impl Amount {
    /// The largest, either way, in hundredths: a trillion.
    pub const LARGEST: i64 = 100_000_000_000_000;
    /// Nothing.
    pub const ZERO: Self = Amount(0);

    /// From hundredths.
    pub fn of_hundredths(hundredths: i64) -> Option<Self> {
        (-Self::LARGEST..=Self::LARGEST).contains(&hundredths).then_some(Amount(hundredths))
    }

    /// Takes a number as people type it: with a point or a comma, at most two decimals, and spaces between thousands.
    pub fn parse(typed: &str) -> Option<Self> {
        let plain: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
        let (digits, sign) = match plain.strip_prefix(['-', '−']) {
            Some(digits) => (digits, -1),
            None => (plain.as_str(), 1),
        };
        let (whole, decimals) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
        let sound = |text: &str| !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_digit());
        if !sound(whole) || !sound(decimals) || decimals.len() > 2 {
            return None;
        }
        let hundredths: i64 = format!("{whole}{decimals:0<2}").parse().ok()?;
        Amount::of_hundredths(sign * hundredths)
    }

    /// In hundredths.
    pub fn hundredths(self) -> i64 {
        self.0
    }

    /// As it is read in a language: whole where it is, and with no more decimals than it has.
    pub fn shown(self, language: impl Borrow<Language>) -> String {
        let (sign, hundredths) = (if self.0 < 0 { "−" } else { "" }, self.0.unsigned_abs());
        let (whole, decimals) = (hundredths / 100, hundredths % 100);
        let (point, thousands) = match language.borrow() {
            Language::English => ('.', ","),
            Language::French => (',', "\u{202f}"),
        };
        let mut text = grouped(whole, thousands);
        if decimals > 0 {
            text.push(point);
            text.push_str(format!("{decimals:02}").trim_end_matches('0'));
        }
        format!("{sign}{text}")
    }

    /// As it is typed: like [`Amount::shown`], without marks between thousands, so that it is read back the same.
    pub fn typed(self, language: Language) -> String {
        let (sign, hundredths) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let (whole, decimals) = (hundredths / 100, hundredths % 100);
        match (decimals, language) {
            (0, _) => format!("{sign}{whole}"),
            (decimals, Language::English) => format!("{sign}{whole}.{decimals:02}"),
            (decimals, Language::French) => format!("{sign}{whole},{decimals:02}"),
        }
    }
}

fn grouped(whole: u64, mark: &str) -> String {
    let digits = whole.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push_str(mark);
        }
        text.push(digit);
    }
    text
}

impl TryFrom<i64> for Amount {
    type Error = &'static str;

    fn try_from(hundredths: i64) -> std::result::Result<Self, Self::Error> {
        Amount::of_hundredths(hundredths).ok_or("more than a trillion")
    }
}

impl From<Amount> for i64 {
    fn from(amount: Amount) -> i64 {
        amount.0
    }
}

impl Bind for Amount {
    fn bind(&self) -> Value<'_> {
        Value::Int(self.0)
    }
}

impl Column for Amount {
    fn column(cell: Cell<'_>) -> Result<Self> {
        let hundredths = i64::column(cell)?;
        Amount::of_hundredths(hundredths)
            .ok_or_else(|| Error::Internal(format!("an amount is out of reach: {hundredths}")))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_are_taken_as_people_type_them() {
        let table = [
            ("12", Some(1_200)),
            ("12,5", Some(1_250)),
            ("0.05", Some(5)),
            (" 1 200.25 ", Some(120_025)),
            ("1\u{202f}200", Some(120_000)),
            ("-3", Some(-300)),
            ("−3", Some(-300)),
            ("", None),
            ("-", None),
            (".5", None),
            ("5.", None),
            ("NaN", None),
            ("1e3", None),
            ("1.2.3", None),
            ("1.234", None),
            ("9999999999999", None),
            ("99999999999999999999999", None),
        ];
        for (typed, expected) in table {
            assert_eq!(Amount::parse(typed).map(Amount::hundredths), expected, "{typed}");
        }
    }

    #[test]
    fn amounts_are_shown_as_each_language_writes_them() {
        let table = [
            (0, "0", "0"),
            (1_250, "12.5", "12,5"),
            (5, "0.05", "0,05"),
            (120_000_000, "1,200,000", "1\u{202f}200\u{202f}000"),
            (-123_456, "−1,234.56", "−1\u{202f}234,56"),
        ];
        for (hundredths, english, french) in table {
            let amount = Amount(hundredths);
            assert_eq!(amount.shown(Language::English), english);
            assert_eq!(amount.shown(Language::French), french);
        }
    }

    proptest! {
        #[test]
        fn what_a_form_shows_is_read_back_the_same(hundredths in -Amount::LARGEST..=Amount::LARGEST) {
            for language in [Language::English, Language::French] {
                prop_assert_eq!(Amount::parse(&Amount(hundredths).typed(language)), Some(Amount(hundredths)));
            }
        }
    }
}
