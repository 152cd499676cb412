//! Makes a Zulip archive of any size, to measure an import: `cargo run --example zulip_archive -- OUT.zip MESSAGES TOPICS`.
#![expect(clippy::unwrap_used, reason = "a tool for developers may end at once")]

use std::io::Write;

use serde_json::json;
use zip::write::SimpleFileOptions;

const STREAMS: usize = 40;
const PEOPLE: usize = 4_000;
const WORDS: [&str; 24] = [
    "dough", "oven", "stone", "rises", "slowly", "because", "water", "flour", "morning", "maybe", "try",
    "the", "a", "with", "less", "more", "heat", "crust", "whether", "lemma", "proof", "works", "again",
    "tomorrow",
];

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn sentence(&mut self) -> String {
        let length = 4 + self.below(20);
        (0..length).map(|_| WORDS[self.below(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }

    /// Paragraphs, and here and there what else people write.
    fn content(&mut self) -> String {
        let mut html = format!("<p>{}.</p>", self.sentence());
        match self.below(10) {
            0 => {
                html += &format!(
                    "\n<div class=\"codehilite\" data-code-language=\"Lean\"><pre><span></span><code>theorem {} := by\n  simp\n</code></pre></div>",
                    self.below(99)
                )
            }
            1 => {
                html += &format!(
                    "\n<blockquote>\n<p>{}</p>\n</blockquote>\n<p>{}</p>",
                    self.sentence(),
                    self.sentence()
                )
            }
            2 => {
                html += &format!(
                    "\n<ul>\n<li>{}</li>\n<li><code>x_{}</code></li>\n</ul>",
                    self.sentence(),
                    self.below(9)
                )
            }
            3 => {
                html += "\n<p><span class=\"user-mention\" data-user-id=\"7\">@Person 7</span> see <a href=\"https://example.org/a\">this</a></p>"
            }
            4 => {
                html += &format!("\n<p><strong>{}</strong> <em>{}</em></p>", self.sentence(), self.sentence())
            }
            _ => html += &format!("\n<p>{}</p>", self.sentence()),
        }
        html
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().unwrap();
    let messages: usize = arguments.next().unwrap().parse().unwrap();
    let topics: usize = arguments.next().unwrap().parse().unwrap();
    let mut zip = zip::ZipWriter::new(std::fs::File::create(path).unwrap());
    let (mut numbers, mut id) = (Numbers(7), 0);
    for topic in 0..topics {
        let stream = topic % STREAMS;
        let name = format!("zulip_json/{stream}-stream-{stream}/topic.20{topic}.3F.json");
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        let last = messages * (topic + 1) / topics;
        let mut list = Vec::new();
        while id < last {
            let author = numbers.below(PEOPLE);
            list.push(json!({ "content": numbers.content(), "id": id, "sender_full_name": format!("Person {author}"),
                              "timestamp": 1_500_000_000 + id * 60 }));
            id += 1;
        }
        zip.write_all(&serde_json::to_vec(&list).unwrap()).unwrap();
    }
    zip.finish().unwrap();
}
