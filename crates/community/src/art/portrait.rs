//! Portraits: a face, hair, a top and a background drawn from a number.
//!
//! Every trait is drawn on its own, so that 5 skins × 11 heads of hair × … give some hundred thousand
//! people. Hair colours follow the skin loosely, as they do in the street; a beard, glasses or earrings are
//! given to some. Nobody is drawn from their name, language or country.

use std::fmt::Write as _;

use super::hair::{HAIRS, Hair, before, behind};

/// Skin, its shade (neck), and the mouth's line.
const SKINS: [(&str, &str, &str); 6] = [
    ("#F6D2B8", "#DFB49B", "#9A4638"),
    ("#EDBF9C", "#D3A080", "#8F4034"),
    ("#DCA57C", "#BE8762", "#843A2E"),
    ("#C08A5E", "#A26F48", "#FFF3EA"),
    ("#98613C", "#7D4D30", "#FFF3EA"),
    ("#6F432B", "#573322", "#FFF3EA"),
];

const DARK: &str = "#2A1B22";
const BROWN: &str = "#54342A";
const CHESTNUT: &str = "#7F4E2E";
const BLOND: &str = "#CB9C42";
const RED: &str = "#AC4E2C";
const GREY: &str = "#C3BEC2";

/// Tops and the background that goes with each: warm beside cool, so that the shoulders stand out.
const CLOTHES: [(&str, &str); 12] = [
    ("#2C6A4C", "#FDE0C2"),
    ("#235F80", "#D9EBF4"),
    ("#5C2453", "#F3DDEC"),
    ("#C7543F", "#FBE3DA"),
    ("#E2A63A", "#E0EFF6"),
    ("#7A9E6C", "#FBF0D0"),
    ("#F39B5F", "#E1F0E5"),
    ("#B6577A", "#F9DFE8"),
    ("#3D5A80", "#DCE7F2"),
    ("#5F9F78", "#FBEFD2"),
    ("#6FA8C7", "#FDEBDC"),
    ("#8A6F4E", "#EDE6F1"),
];

/// Cloth of headscarves and wraps: colour and its fold.
const CLOTHS: [(&str, &str); 6] = [
    ("#7C5C99", "#634880"),
    ("#F39B5F", "#D67B40"),
    ("#3D7A86", "#2E616C"),
    ("#C2566F", "#A34159"),
    ("#E0B04A", "#C29333"),
    ("#4F6D5A", "#3D5746"),
];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Face {
    Plain,
    Glasses,
    Beard,
    Stubble,
    Moustache,
    Earrings,
}

/// A person's portrait: 64 × 64, the same for the same seed, to be served as an image of its own.
pub fn svg(seed: u64) -> String {
    draw(&Sitter::from_seed(seed))
}

#[derive(Debug, PartialEq, Eq)]
struct Sitter {
    skin: (&'static str, &'static str, &'static str),
    hair: Hair,
    hair_colour: &'static str,
    cloth: (&'static str, &'static str),
    top: &'static str,
    background: &'static str,
    face: Face,
    glasses: bool,
    collar: u64,
}

impl Sitter {
    fn from_seed(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let shade = dice.below(SKINS.len() as u64);
        let hair = dice.weighted(&HAIRS);
        let (top, background) = dice.pick(&CLOTHES);
        Self {
            skin: dice.one_of(&SKINS, shade),
            hair,
            hair_colour: hair_colour(&mut dice, shade),
            cloth: dice.pick(&CLOTHS),
            top,
            background,
            face: face(&mut dice, hair),
            glasses: dice.below(100) < 16,
            collar: dice.below(4),
        }
    }
}

fn hair_colour(dice: &mut Dice, shade: u64) -> &'static str {
    let light = [BLOND, BROWN, CHESTNUT, BLOND, RED, BROWN, DARK, GREY];
    let middle = [DARK, BROWN, CHESTNUT, DARK, BROWN, DARK, GREY, DARK];
    let deep = [DARK, DARK, DARK, BROWN, DARK, DARK, DARK, GREY];
    match shade {
        0 | 1 => dice.pick(&light),
        2 | 3 => dice.pick(&middle),
        _ => dice.pick(&deep),
    }
}

/// Beards go with short hair, earrings with most others.
fn face(dice: &mut Dice, hair: Hair) -> Face {
    use Face::{Beard, Earrings, Glasses, Moustache, Plain, Stubble};
    match hair {
        Hair::Short | Hair::Crop | Hair::Bald => {
            dice.pick(&[Plain, Beard, Plain, Stubble, Beard, Moustache, Glasses, Plain])
        }
        Hair::Parted | Hair::Curls => {
            dice.pick(&[Plain, Plain, Stubble, Moustache, Plain, Beard, Glasses, Plain])
        }
        Hair::Hijab => Plain,
        Hair::Bob | Hair::Long | Hair::Afro | Hair::Bun | Hair::Wrap => {
            dice.pick(&[Plain, Earrings, Plain, Glasses, Earrings, Plain])
        }
    }
}

fn draw(sitter: &Sitter) -> String {
    let Sitter { skin: (skin, shade, mouth), background, top, .. } = *sitter;
    let covered = sitter.hair == Hair::Hijab;
    let cloth = if covered { sitter.cloth.0 } else { top };
    let neck = if covered { sitter.cloth.1 } else { shade };
    let mut out = String::with_capacity(2_000);
    out.push_str(r#"<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">"#);
    let _ = write!(out, r#"<path fill="{background}" d="M0 0h64v64H0z"/>"#);
    behind(&mut out, sitter.hair, sitter.hair_colour, sitter.cloth);
    let _ = write!(out, r#"<path fill="{cloth}" d="M6 66c.6-12.6 11.2-18.6 26-18.6S57.4 53.4 58 66z"/>"#);
    let _ = write!(out, r#"<path fill="{neck}" d="M26.4 37h11.2v9.6a5.6 5.6 0 0 1-11.2 0z"/>"#);
    if !covered {
        collar(&mut out, sitter);
        let _ = write!(
            out,
            r#"<g fill="{skin}"><circle cx="20.9" cy="28.6" r="2.5"/><circle cx="43.1" cy="28.6" r="2.5"/></g>"#
        );
    }
    let _ = write!(
        out,
        r#"<path fill="{skin}" d="M20.8 25.5c0-7.4 4.8-11.5 11.2-11.5s11.2 4.1 11.2 11.5c0 9-4.4 15.3-11.2 15.3s-11.2-6.3-11.2-15.3z"/>"#
    );
    features(&mut out, sitter, mouth);
    before(&mut out, sitter.hair, sitter.hair_colour, sitter.cloth);
    spectacles(&mut out, sitter);
    out.push_str("</svg>");
    out
}

fn features(out: &mut String, sitter: &Sitter, mouth: &str) {
    let hair = sitter.hair_colour;
    match sitter.face {
        Face::Beard => {
            let _ = write!(
                out,
                r#"<path fill="{hair}" d="M20.7 27.5c.2 9.6 4.5 15.1 11.3 15.1s11.1-5.5 11.3-15.1c-1.6 3.4-3.6 4.9-6.2 5-2.6-1.2-7.6-1.2-10.2 0-2.6-.1-4.6-1.6-6.2-5z"/>"#
            );
        }
        Face::Stubble => {
            let _ = write!(
                out,
                r#"<path fill="{hair}" opacity=".22" d="M21.3 30c.8 7 4.9 10.9 10.7 10.9S41.9 37 42.7 30c-2 3-3.6 3.9-5.8 3.8-2.6-1-7.2-1-9.8 0-2.2.1-3.8-.8-5.8-3.8z"/>"#
            );
        }
        Face::Moustache => {
            let _ = write!(
                out,
                r#"<path fill="{hair}" d="M25.8 34c1.8-2.6 4.8-2.4 6.2-1.2 1.4-1.2 4.4-1.4 6.2 1.2-2.4.9-4.7.6-6.2-.3-1.5.9-3.8 1.2-6.2.3z"/>"#
            );
        }
        Face::Earrings => {
            let _ = write!(
                out,
                r##"<g fill="#F2C14E"><circle cx="20.3" cy="32.4" r="1.5"/><circle cx="43.7" cy="32.4" r="1.5"/></g>"##
            );
        }
        Face::Plain | Face::Glasses => {}
    }
    let smile = if sitter.face == Face::Beard { "#FFF3EA" } else { mouth };
    out.push_str(r##"<g fill="#2A1B22"><circle cx="27.4" cy="27.4" r="1.35"/><circle cx="36.6" cy="27.4" r="1.35"/></g>"##);
    let _ = write!(
        out,
        r#"<path fill="none" stroke="{smile}" stroke-width="1.6" stroke-linecap="round" d="M28.5 35.2c1.9 1.9 5.1 1.9 7 0"/>"#
    );
}

fn collar(out: &mut String, sitter: &Sitter) {
    let _ = match sitter.collar {
        0 => write!(
            out,
            r##"<path fill="#fff" opacity=".9" d="M25.4 46.6 32 53.8l6.6-7.2 2.3 1.7-5 8.3-3.9-2.8-3.9 2.8-5-8.3z"/>"##
        ),
        1 => write!(
            out,
            r##"<path fill="none" stroke="#000" stroke-opacity=".16" stroke-width="1.8" d="M24.5 48.2c2 6 13 6 15 0"/>"##
        ),
        2 => write!(out, r#"<path fill="{}" d="m25.9 46 6.1 9.8L38.1 46z"/>"#, sitter.skin.1),
        _ => Ok(()),
    };
}

fn spectacles(out: &mut String, sitter: &Sitter) {
    if sitter.face == Face::Glasses || (sitter.glasses && sitter.face != Face::Earrings) {
        out.push_str(r##"<g fill="#fff" fill-opacity=".18" stroke="#3A2433" stroke-width="1.3"><circle cx="27.2" cy="27.5" r="4"/><circle cx="36.8" cy="27.5" r="4"/><path fill="none" d="M31.2 27.1c.5-.5 1.1-.5 1.6 0M23.2 26.9l-2-.7M40.8 26.9l2-.7"/></g>"##);
    }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): seeds that lie close together give people who do not.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, sides: u64) -> u64 {
        self.roll() % sides
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        let index = self.below(from.len() as u64);
        self.one_of(from, index)
    }

    fn one_of<T: Copy>(&self, from: &[T], index: u64) -> T {
        from[usize::try_from(index).unwrap_or(0) % from.len()]
    }

    fn weighted(&mut self, from: &[(Hair, u64)]) -> Hair {
        let mut left = self.below(from.iter().map(|(_, weight)| weight).sum());
        for (hair, weight) in from {
            if left < *weight {
                return *hair;
            }
            left -= weight;
        }
        Hair::Short
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn the_same_seed_draws_the_same_person() {
        assert_eq!(svg(7), svg(7));
        assert_ne!(svg(7), svg(8));
    }

    #[test]
    fn two_hundred_neighbours_hardly_ever_look_alike() {
        let drawings: BTreeSet<String> = (0..200).map(svg).collect();
        assert!(drawings.len() >= 198, "{} different of 200", drawings.len());
    }

    #[test]
    fn every_hair_skin_and_cloth_is_drawn_about_as_often_as_it_should_be() {
        let people: Vec<Sitter> = (0..10_000).map(Sitter::from_seed).collect();
        for (hair, weight) in HAIRS {
            let share = people.iter().filter(|person| person.hair == hair).count() as u64;
            assert!(share.abs_diff(weight * 100) <= 120, "{hair:?} was drawn {share} times");
        }
        let mut skins = BTreeMap::new();
        for person in &people {
            *skins.entry(person.skin.0).or_insert(0_u32) += 1;
        }
        assert!(
            skins.len() == SKINS.len() && skins.values().all(|times| (1_450..1_900).contains(times)),
            "{skins:?}"
        );
    }

    #[test]
    fn a_portrait_is_a_closed_document_without_references() {
        for seed in 0..500 {
            let drawing = svg(seed);
            assert!(
                drawing.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                    && drawing.ends_with("</svg>")
            );
            assert!(!drawing.contains("var(") && !drawing.contains("url(") && drawing.len() < 4_000);
            assert_eq!(drawing.matches("<g").count(), drawing.matches("</g>").count());
        }
    }
}
