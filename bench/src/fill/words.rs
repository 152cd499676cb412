//! Texts that are the same every time: sentences of common words, some of which are rare.

use rand::rngs::ChaCha12Rng;
use rand::{RngExt, SeedableRng};

/// Ordered by how often they are used: the first in every second sentence, the last in few.
const WORDS: &str = "the a we you it this time can with have one more from what when some work help good small first group \
    people question answer course idea learn make think week plan share write read talk place way need try find start end \
    side hand part long short early late morning evening lesson teacher exercise project paper table window garden kitchen \
    bread oven dough flour water salt yeast heat cold crust loaf bakery price market customer order invoice budget tax loan \
    workshop tool wood paint glass wheel engine battery cable switch sensor signal network server backup script command \
    branch merge review test failure repair measure record chart average median sample survey interview consent privacy \
    agenda minutes deadline milestone rehearsal stage costume melody rhythm violin choir harvest seed compost beehive \
    orchard meadow river bridge lantern compass ladder anchor harbour sail rope knot tide";
const FIRST: &str = "Amina Tomasz Marie Lukas Chloé Hassan Ingrid Pedro Yuki Olga Samuel Fatou Elena Noah Aïcha Bruno Clara David \
    Eva Félix Grace Hugo Irène Jonas Karim Léa Milan Nadia Oscar Paula Quentin Rosa Stefan Tania Ursula Viktor Wanda Xavier Yasmine Zoé";
const LAST: &str = "Martin Diallo Kowalski Novak Dubois Haddad Larsen Santos Tanaka Ivanova Berg Ndiaye Rossi Keller Benali Costa Weber \
    Moreau Fischer Lambert Okafor Petit Bakker Meyer Fontaine Laurent Horvat Saidi Lindgren Gomez Marchand Silva Wagner Popescu \
    Brandt Sokolov Nowak Girard Amrani Leroy";

/// Draws texts.
pub struct Texts {
    random: ChaCha12Rng,
    words: Vec<&'static str>,
    first: Vec<&'static str>,
    last: Vec<&'static str>,
}

impl Texts {
    /// The same seed gives the same texts in the same order.
    pub fn new(seed: u64) -> Self {
        Texts {
            random: ChaCha12Rng::seed_from_u64(seed),
            words: WORDS.split_whitespace().collect(),
            first: FIRST.split_whitespace().collect(),
            last: LAST.split_whitespace().collect(),
        }
    }

    /// A number from 0 to `below - 1`.
    pub fn number(&mut self, below: usize) -> usize {
        self.random.random_range(0..below.max(1))
    }

    /// Somebody's name.
    pub fn name(&mut self) -> String {
        let (first, last) = (self.number(self.first.len()), self.number(self.last.len()));
        format!("{} {}", self.first[first], self.last[last])
    }

    /// A few words, the first with a capital.
    pub fn title(&mut self) -> String {
        let words = 4 + self.number(5);
        self.sentence(words)
    }

    /// One to three paragraphs, some with a list or a word set off: 60 words on average.
    pub fn post(&mut self) -> String {
        let mut paragraphs = Vec::new();
        for _ in 0..=self.number(3) {
            let sentences: Vec<_> = (0..2 + self.number(2)).map(|_| self.phrase()).collect();
            paragraphs.push(sentences.join(" "));
        }
        if self.number(6) == 0 {
            let lines: Vec<_> = (0..3).map(|_| format!("- {}", self.title())).collect();
            paragraphs.push(lines.join("\n"));
        }
        paragraphs.join("\n\n")
    }

    fn phrase(&mut self) -> String {
        let words = 7 + self.number(10);
        let mut phrase = self.sentence(words);
        if self.number(5) == 0 {
            phrase = phrase.replacen(" work", " **work**", 1);
        }
        phrase + "."
    }

    fn sentence(&mut self, words: usize) -> String {
        let chosen: Vec<_> = (0..words).map(|_| self.word()).collect();
        let text = chosen.join(" ");
        text[..1].to_uppercase() + &text[1..]
    }

    /// The square of an even draw makes early words frequent and late ones rare.
    fn word(&mut self) -> &'static str {
        let even: f64 = self.random.random();
        self.words[((even * even) * self.words.len() as f64) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_writes_the_same() {
        let (mut one, mut other) = (Texts::new(7), Texts::new(7));
        for _ in 0..50 {
            assert_eq!((one.name(), one.title(), one.post()), (other.name(), other.title(), other.post()));
        }
        assert_ne!(Texts::new(7).post(), Texts::new(8).post());
    }
}
