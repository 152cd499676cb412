//! Scenes of the colonnade: the hero's arches, an open door, the emblem, a place's arch.
//!
//! Colours are variables of the style sheet (`--scene-…`), so that the garden turns to night with the page.
//! Every call takes an `id`: gradients and clips are referred to by id, and two drawings on a page must not
//! share one.

use std::fmt::Write as _;

use super::figures::{cypress, oak, stars, walker};

/// A row of arches with one garden behind them: hills, trees, a sun, people walking.
///
/// `variant` moves the sun, the trees and the people; the same number draws the same garden. The drawing
/// scales with its box and keeps its feet on the lower edge.
pub fn colonnade(id: &str, width: u32, height: u32, arches: u32, variant: u64) -> String {
    let (w, h) = (f64::from(width), f64::from(height));
    let openings = openings(w, h, arches.max(1));
    let mut clip = String::new();
    let mut depth = String::new();
    for opening in &openings {
        clip.push_str(&opening.path(0.0));
        depth.push_str(&opening.path(-(h * 0.026)));
    }
    let mut out = format!(
        r#"<svg class="scene" viewBox="0 0 {width} {height}" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false"><defs><clipPath id="{id}-arches"><path d="{clip}"/></clipPath>"#
    );
    sky_gradient(&mut out, id);
    let _ = write!(
        out,
        r#"</defs><path fill="var(--wall-shade)" d="{depth}"/><g clip-path="url(#{id}-arches)">"#
    );
    garden(&mut out, id, w, h, &openings, variant);
    out.push_str("</g></svg>");
    out
}

/// An open door with the garden behind it and somebody about to step through: the empty state.
pub fn open_door(id: &str) -> String {
    let mut out = format!(
        r#"<svg class="scene" width="400" height="312" viewBox="0 0 400 312" aria-hidden="true" focusable="false"><defs><clipPath id="{id}-door"><path d="M124 306V152a80 80 0 0 1 160 0v154z"/></clipPath>"#
    );
    sky_gradient(&mut out, id);
    let _ = write!(
        out,
        r#"</defs><path fill="var(--sky-tint)" d="M66 306V138a138 138 0 0 1 276 0v168z"/><path fill="var(--wall)" d="M114 306V152a90 90 0 0 1 180 0v154z"/><g clip-path="url(#{id}-door)">"#
    );
    let behind = Opening { x: 124.0, width: 160.0, top: 72.0, base: 306.0 };
    let _ = write!(out, r#"<g transform="translate(108 60)">"#);
    let inside = [Opening { x: 16.0, ..behind }];
    garden_without_people(&mut out, id, 192.0, 246.0, &inside);
    out.push_str("</g></g>");
    out.push_str(concat!(
        r#"<path fill="var(--apricot)" d="M124 306V134c-17 7-40 19-53 29a11 11 0 0 0-5 9v134z"/>"#,
        r##"<path fill="#2A1B2E" fill-opacity=".1" d="M124 306V134c-5 2-10 4.3-15 6.8V306z"/>"##,
        r#"<circle cx="112" cy="232" r="5" fill="var(--wall)"/>"#,
        r#"<path stroke="var(--edge)" stroke-width="1.5" d="M4 306h392"/>"#,
    ));
    out.push_str(&walker(330.0, 305.0, 1.5, 2));
    out.push_str("</svg>");
    out
}

/// Lyceum's emblem: an arch in an arch, with a light inside. `size` in CSS pixels.
pub fn emblem(size: u32) -> String {
    emblem_in(size, "var(--emblem)")
}

/// The emblem for the colonnade's dark wall.
pub fn emblem_on_wall(size: u32) -> String {
    emblem_in(size, "var(--on-wall)")
}

/// A place's token: an arch in its colour with a Lucide icon in the doorway. `colour` is one of sun, apricot,
/// sky, fig, leaf, rose, wall (anything else is drawn in fig); `width` in CSS pixels, the height follows.
pub fn place_arch(colour: &str, icon: &'static str, width: u32) -> String {
    let known = ["sun", "apricot", "sky", "fig", "leaf", "rose", "wall"];
    let colour = if known.contains(&colour) { colour } else { "fig" };
    let doorway = if matches!(colour, "fig" | "wall") { "var(--wall-shade)" } else { "var(--wall)" };
    let height = width * 6 / 5;
    let drawn =
        assets::icon(icon, 26).to_string().replacen("<svg ", r##"<svg x="17" y="31" color="#FFF4DF" "##, 1);
    format!(
        r#"<svg class="place-arch door-{colour}" width="{width}" height="{height}" viewBox="0 0 60 72" aria-hidden="true" focusable="false"><path fill="var(--door)" d="M0 69V30a30 30 0 0 1 60 0v39a3 3 0 0 1-3 3H3a3 3 0 0 1-3-3z"/><path fill="{doorway}" d="M11 72V32a19 19 0 0 1 38 0v40z"/>{drawn}</svg>"#
    )
}

fn emblem_in(size: u32, wall: &str) -> String {
    format!(
        r##"<svg width="{size}" height="{size}" viewBox="0 0 40 40" aria-hidden="true" focusable="false"><path fill="{wall}" d="M3 37.5V20a17 17 0 0 1 34 0v17.5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z"/><path fill="var(--apricot)" d="M11 39.5V22a9 9 0 0 1 18 0v17.5z"/><circle cx="20" cy="24" r="4.2" fill="#FFF4DF"/></svg>"##
    )
}

/// One arched opening in the wall, in the drawing's units.
#[derive(Clone, Copy)]
struct Opening {
    x: f64,
    width: f64,
    top: f64,
    base: f64,
}

impl Opening {
    fn path(&self, shift: f64) -> String {
        let Self { x, width, top, base } = *self;
        let radius = width / 2.0;
        format!(
            "M{:.1} {base:.1}V{:.1}a{radius:.1} {radius:.1} 0 0 1 {width:.1} 0V{base:.1}z",
            x + shift,
            top + radius
        )
    }

    fn at(&self, share: f64) -> f64 {
        self.x + self.width * share
    }
}

fn openings(w: f64, h: f64, arches: u32) -> Vec<Opening> {
    let count = f64::from(arches);
    let pillar = (h * 0.075).min(w / count * 0.2);
    let margin = pillar * 0.9;
    let width = (w - margin * 2.0 - pillar * (count - 1.0)) / count;
    let top = h * 0.09;
    (0..arches)
        .map(|n| Opening { x: margin + f64::from(n) * (width + pillar), width, top, base: h })
        .collect()
}

fn sky_gradient(out: &mut String, id: &str) {
    let _ = write!(
        out,
        r#"<linearGradient id="{id}-sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="var(--scene-sky-high)"/><stop offset=".75" stop-color="var(--scene-sky-low)"/></linearGradient>"#
    );
}

/// What one arch shows is chosen by turns, so that neighbours differ: cypresses, an oak, the sun, one tree.
fn garden(out: &mut String, id: &str, w: f64, h: f64, openings: &[Opening], variant: u64) {
    let count = openings.len() as u64;
    let sunny = (count * 2 / 3 + variant) % count;
    let sun = openings[usize::try_from(sunny).unwrap_or(0)];
    // In tall, narrow arches everything shrinks, so that a sun and two people still fit into one.
    let unit = h.min(sun.width * 2.0);
    backdrop(out, id, w, h, (sun.at(0.5), unit));
    let reach = sun.width.min(unit * 0.62);
    let mut turn = variant;
    for (number, opening) in openings.iter().enumerate() {
        let ground = h * 0.83;
        if number as u64 == sunny {
            out.push_str(&cypress(opening.at(0.86), ground, unit * 0.34, reach * 0.1));
        } else {
            match turn % 4 {
                0 => {
                    out.push_str(&cypress(opening.at(0.64), ground, unit * 0.42, reach * 0.115));
                    out.push_str(&cypress(opening.at(0.86), ground, unit * 0.27, reach * 0.085));
                }
                1 => out.push_str(&oak(opening.at(0.36), h * 0.905, reach * 0.22)),
                2 => out.push_str(&cypress(opening.at(0.82), ground, unit * 0.4, reach * 0.11)),
                _ => out.push_str(&oak(opening.at(0.66), h * 0.9, reach * 0.17)),
            }
            turn += 1;
        }
    }
    foreground(out, w, h);
    people(out, h, openings, variant, sunny);
}

fn garden_without_people(out: &mut String, id: &str, w: f64, h: f64, openings: &[Opening]) {
    backdrop(out, id, w, h, (openings[0].at(0.6), h));
    out.push_str(&cypress(openings[0].at(0.84), h * 0.84, h * 0.36, h * 0.06));
    foreground(out, w, h);
}

fn people(out: &mut String, h: f64, openings: &[Opening], variant: u64, sunny: u64) {
    let size = h.min(openings[0].width * 2.0) / 250.0;
    for (number, opening) in (0_u64..).zip(openings) {
        let look = variant.wrapping_mul(3).wrapping_add(number * 2);
        // Nobody under the sun, and in a long row every third arch stays empty: people need room.
        if number == sunny || (openings.len() > 5 && number % 3 != variant % 3) {
            continue;
        }
        let alone = openings.len() > 5 || (variant + number) % 4 == 3;
        out.push_str(&walker(opening.at(if alone { 0.5 } else { 0.24 }), h * 0.975, size, look));
        if !alone {
            out.push_str(&walker(opening.at(0.24) + 36.0 * size, h * 0.975, size, look + 1));
        }
    }
}

/// Sky, sun or moon (where it stands, and the size things have), stars, and two ranges of hills.
fn backdrop(out: &mut String, id: &str, w: f64, h: f64, (sun, unit): (f64, f64)) {
    let high = h * 0.38;
    let _ = write!(out, r#"<path fill="url(#{id}-sky)" d="M0 0h{w:.0}v{h:.0}H0z"/>"#);
    out.push_str(&stars(w, h));
    let _ = write!(
        out,
        r#"<g fill="var(--scene-sun)"><circle cx="{sun:.1}" cy="{high:.1}" r="{:.1}" opacity=".16"/><circle cx="{sun:.1}" cy="{high:.1}" r="{:.1}"/></g>"#,
        unit * 0.29,
        unit * 0.165
    );
    let _ = write!(out, r#"<path fill="var(--scene-far)" d="{}"/>"#, hills(w, h, 0.56, 0.065, 0.4));
    let _ = write!(out, r#"<path fill="var(--scene-mid)" d="{}"/>"#, hills(w, h, 0.69, 0.045, 2.3));
}

fn foreground(out: &mut String, w: f64, h: f64) {
    let _ = write!(out, r#"<path fill="var(--scene-near)" d="{}"/>"#, hills(w, h, 0.815, 0.02, 4.4));
    let _ = write!(out, r#"<path fill="var(--scene-path)" d="{}"/>"#, hills(w, h, 0.935, 0.012, 1.2));
}

/// A range of hills: two waves of unlike length added, joined by smooth curves, filled to the lower edge.
fn hills(w: f64, h: f64, height: f64, swing: f64, phase: f64) -> String {
    let stride = h * 0.3;
    let slope = |x: f64| {
        let at = x / h;
        h * (height - swing * ((at * 2.9 + phase).sin() + 0.55 * (at * 5.3 + phase * 2.0).sin()))
    };
    let mut path = format!("M0 {h:.0}V{:.1}", slope(0.0));
    let mut x = 0.0;
    while x < w {
        let next = x + stride;
        // Catmull-Rom as a cubic: the handles point along the chord of the neighbours.
        let first = slope(x) + (slope(next) - slope(x - stride)) / 6.0;
        let second = slope(next) - (slope(next + stride) - slope(x)) / 6.0;
        let (third, end) = (stride / 3.0, slope(next));
        let _ =
            write!(path, "C{:.1} {first:.1} {:.1} {second:.1} {next:.1} {end:.1}", x + third, next - third);
        x = next;
    }
    let _ = write!(path, "V{h:.0}z");
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_scenes_on_a_page_share_no_id() {
        let (first, second) = (colonnade("a", 600, 260, 4, 1), colonnade("b", 600, 260, 4, 1));
        assert!(
            first.contains("id=\"a-arches\"") && first.contains("url(#a-sky)") && !first.contains("b-arches")
        );
        assert_eq!(first.replace("a-arches", "b-arches").replace("a-sky", "b-sky"), second);
    }

    #[test]
    fn a_scene_turns_to_night_with_the_page() {
        for drawing in [colonnade("x", 600, 260, 4, 0), open_door("y")] {
            assert!(drawing.contains("var(--scene-sky-high)") && drawing.contains("var(--scene-star)"));
            assert!(!drawing.contains("style=") && !drawing.contains("NaN"));
        }
    }

    #[test]
    fn any_number_of_arches_and_any_variant_can_be_drawn() {
        for arches in 0..12 {
            for variant in [0, 1, 5, u64::MAX / 4] {
                assert!(colonnade("x", 900, 170, arches, variant).ends_with("</svg>"));
            }
        }
    }

    #[test]
    fn a_places_arch_takes_only_the_seven_colours() {
        assert!(place_arch("leaf", "sprout", 60).contains("door-leaf"));
        assert!(place_arch("\"><script>", "sprout", 60).contains("door-fig"));
        assert!(place_arch("sun", "sun", 50).contains("height=\"60\""));
    }
}
