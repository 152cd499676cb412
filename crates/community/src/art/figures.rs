//! What stands and walks in the garden: trees, stars, people.

use std::fmt::Write as _;

/// Tops, skins and hair of the people who walk there.
const WALKERS: [(&str, &str, &str); 8] = [
    ("#F39B5F", "#8A5333", "#2A1B22"),
    ("#235F80", "#F0C8A8", "#CB9C42"),
    ("#C2477F", "#A66C44", "#2A1B22"),
    ("#F2C14E", "#D79B70", "#54342A"),
    ("#FFF4DF", "#B97F55", "#2A1B22"),
    ("#7B4A8C", "#6F432B", "#2A1B22"),
    ("#86BFD8", "#EDBF9C", "#7F4E2E"),
    ("#C7543F", "#F6D2B8", "#C3BEC2"),
];

/// A cypress whose foot is at (`x`, `ground`), `half` wide on either side.
pub(super) fn cypress(x: f64, ground: f64, height: f64, half: f64) -> String {
    let (tip, belly) = (ground - height, ground - height * 0.28);
    format!(
        r#"<g fill="var(--scene-tree)"><path d="M{x:.1} {tip:.1}C{:.1} {:.1} {:.1} {belly:.1} {:.1} {ground:.1}H{:.1}C{:.1} {belly:.1} {:.1} {:.1} {x:.1} {tip:.1}z"/></g>"#,
        x + half * 0.8,
        tip + height * 0.3,
        x + half * 1.35,
        x + half * 0.5,
        x - half * 0.5,
        x - half * 1.35,
        x - half * 0.8,
        tip + height * 0.3,
    )
}

/// A broad tree with its trunk's foot at (`x`, `ground`).
pub(super) fn oak(x: f64, ground: f64, crown: f64) -> String {
    let mut out = format!(
        r#"<path fill="none" stroke="var(--scene-trunk)" stroke-width="{:.1}" stroke-linecap="round" d="M{x:.1} {ground:.1}V{:.1}"/><g fill="var(--scene-tree)">"#,
        crown * 0.2,
        ground - crown * 1.5
    );
    for (right, up, share) in [(0.0, 2.05, 0.92), (-0.78, 1.6, 0.66), (0.8, 1.66, 0.68), (0.1, 1.45, 0.7)] {
        let (cx, cy) = (x + right * crown, ground - up * crown);
        let _ = write!(out, r#"<circle cx="{cx:.1}" cy="{cy:.1}" r="{:.1}"/>"#, crown * share);
    }
    out.push_str("</g>");
    out
}

/// Stars, which the day's sky hides.
pub(super) fn stars(w: f64, h: f64) -> String {
    let mut out = String::from(r#"<g fill="var(--scene-star)">"#);
    let (mut x, mut step) = (h * 0.17, 0_u32);
    while x < w {
        // Heights by the golden ratio look scattered and never repeat in a row.
        let y = h * (0.12 + 0.32 * (f64::from(step) * 0.618).fract());
        let _ = write!(
            out,
            r#"<circle cx="{x:.0}" cy="{y:.0}" r="{:.1}"/>"#,
            h * if step % 3 == 0 { 0.0062 } else { 0.004 }
        );
        x += h * (0.13 + 0.12 * (f64::from(step) * 0.414).fract());
        step += 1;
    }
    out.push_str("</g>");
    out
}

/// Somebody walking, feet at (`x`, `y`); `look` chooses clothes, skin, hair and the way they go.
pub(super) fn walker(x: f64, y: f64, size: f64, look: u64) -> String {
    let (top, skin, hair) = WALKERS[usize::try_from(look % WALKERS.len() as u64).unwrap_or(0)];
    let way = if look % 3 == 1 { -size } else { size };
    let head = match look % 4 {
        0 => {
            r#"<path d="M-4.7-33.6c-1.2-5.8 2.3-8.8 6.1-8.6 3.8.2 5.9 2.7 5.3 5.3-2.9-1.5-4.9-1.7-6.9-.8-.6 2.1-2.1 3.6-4.5 4.1z"/>"#
        }
        1 => {
            r#"<path d="M-4.6-29.5c-2-7.5-.6-12.7 5.2-12.8 4.2 0 6.6 2.8 6 5.9-3.1-1.2-5.2-1.5-6.8-.7.3 3.2-1 6.4-4.4 7.6z"/>"#
        }
        2 => {
            r#"<circle cx="-3.8" cy="-41" r="2.7"/><path d="M-4.6-34c-1-5.6 2.2-8.4 5.9-8.2 3.7.2 5.7 2.6 5.2 5-2.8-1.3-4.8-1.5-6.7-.7-.6 1.9-2.1 3.4-4.4 3.9z"/>"#
        }
        _ => {
            r#"<path d="M-4.9-34.5c-.6-5 2-8 6-7.7 3.4.2 5.3 2 5.1 4.4-2.6-.9-5-1.1-7.1-.5-.7 1.7-2 3.2-4 3.8z"/>"#
        }
    };
    format!(
        concat!(
            r#"<g transform="translate({x:.1} {y:.1}) scale({way:.3} {size:.3})">"#,
            r##"<path fill="none" stroke="#3B2438" stroke-width="3.5" stroke-linecap="round" d="M-1.5-13c-.8 5-2.2 8.5-4.7 12M1.5-13c2 4.5 3 8 4.2 12"/>"##,
            r#"<path fill="{top}" d="M-7-12.5c-.9-10.5.8-18.5 7-18.5s7.9 8 7 18.5c-2.8 1.9-11.2 1.9-14 0z"/>"#,
            r##"<path fill="none" stroke="#2A1B2E" stroke-opacity=".18" stroke-width="2.2" stroke-linecap="round" d="M.4-25.5c1.5 3.4 2.3 6.3 2.2 9.3"/>"##,
            r#"<circle cx="1" cy="-35.5" r="5.5" fill="{skin}"/><g fill="{hair}">{head}</g></g>"#,
        ),
        x = x,
        y = y,
        way = way,
        size = size,
        top = top,
        skin = skin,
        hair = hair,
        head = head,
    )
}
