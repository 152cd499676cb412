//! A community's emblem: an arch in its colour, and in the doorway what it chose to be known by.

use crate::features::communities::Motif;

/// The ground in the doorway of every motif.
const GROUND: &str = r#"<path fill="var(--leaf)" d="M11 34.5q9-3.5 18 0V39.5H11z"/>"#;

/// The emblem. `colour` names one of the seven colours of doors, `size` is in CSS pixels.
pub fn emblem(motif: &Motif, colour: &str, size: u32) -> String {
    format!(
        r##"<svg class="emblem door-{colour}" width="{size}" height="{size}" viewBox="0 0 40 40" aria-hidden="true" focusable="false"><path fill="var(--door)" d="M3 37.5V20a17 17 0 0 1 34 0v17.5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z"/><path fill="#FFF4DF" d="M11 39.5V21a9 9 0 0 1 18 0v18.5z"/>{}</svg>"##,
        inside(*motif)
    )
}

/// What stands in the doorway, which is 18 units wide, from 11 to 29, and reaches from 12 to the foot.
fn inside(motif: Motif) -> String {
    let drawn = match motif {
        Motif::Light => r#"<circle cx="20" cy="24" r="4.6" fill="var(--apricot)"/>"#,
        Motif::Sun => {
            r#"<circle cx="20" cy="24" r="5.4" fill="var(--sun)"/><g stroke="var(--sun)" stroke-width="1.8" stroke-linecap="round"><path d="M20 15.2v1.4M13.8 17.8l1 1M26.2 17.8l-1 1M12.6 24h1M26.4 24h1"/></g>"#
        }
        Motif::Tree => {
            r##"<path fill="#7A4B33" d="M19 28h2v9h-2z"/><circle cx="20" cy="21.5" r="5.6" fill="#2E6F4E"/><circle cx="16" cy="25" r="4" fill="#2E6F4E"/><circle cx="24" cy="25" r="4" fill="#2E6F4E"/>"##
        }
        Motif::Hill => {
            r##"<circle cx="24" cy="19.5" r="3" fill="var(--sun)"/><path fill="#2E6F4E" d="M11 36l6.2-11.2a1.4 1.4 0 0 1 2.4 0L26 36z"/><path fill="var(--leaf)" d="M17 36l6-8.6a1.4 1.4 0 0 1 2.2 0L29 33v3z"/>"##
        }
        Motif::Book => {
            r##"<path fill="#5C2453" d="M20 23.2c-2.4-1.6-5-1.9-7.2-1.6v10.6c2.4-.2 4.9.2 7.2 1.8 2.3-1.6 4.8-2 7.2-1.8V21.6c-2.2-.3-4.8 0-7.2 1.6z"/><path stroke="#FFF4DF" stroke-width="1.2" stroke-linecap="round" fill="none" d="M20 23.6v10M15 25.2c1.2 0 2.2.2 3.2.7M15 28.2c1.2 0 2.2.2 3.2.7M25 25.2c-1.2 0-2.2.2-3.2.7M25 28.2c-1.2 0-2.2.2-3.2.7"/>"##
        }
        Motif::Bread => {
            r##"<path fill="#C9773B" d="M12.6 31.6v-4.4c0-3.2 3.2-5.4 7.4-5.4s7.4 2.2 7.4 5.4v4.4a1.8 1.8 0 0 1-1.8 1.8H14.4a1.8 1.8 0 0 1-1.8-1.8z"/><path stroke="#FFE3BD" stroke-width="1.5" stroke-linecap="round" d="M15.8 25.6l1.6 2.6M19.2 24.8l1.6 2.6M22.6 25l1.6 2.6"/>"##
        }
        Motif::Wheel => {
            r##"<g fill="none" stroke="#5C2453"><circle cx="20" cy="26" r="6.6" stroke-width="2"/><path stroke-width="1.3" d="M20 19.4v13.2M13.4 26h13.2M15.3 21.3l9.4 9.4M24.7 21.3l-9.4 9.4"/></g><circle cx="20" cy="26" r="1.8" fill="#5C2453"/>"##
        }
        Motif::Bridge => {
            r##"<path fill="var(--sky)" d="M11 32h18v7.5H11z"/><path fill="#8B5A3C" fill-rule="evenodd" d="M11 25.5q9-4.5 18 0V35h-2.6a6.4 6.4 0 0 0-12.8 0H11z"/><path stroke="#FFF4DF" stroke-width="1.2" stroke-linecap="round" d="M13.5 36.5h4M21 38h5"/>"##
        }
        Motif::Lamp => {
            r##"<path stroke="#2A1B2E" stroke-width="1.4" d="M20 12.5v5"/><path fill="#5C2453" d="M20 16.5c3.6 0 6 2.6 6.4 6.3H13.6c.4-3.7 2.8-6.3 6.4-6.3z"/><path fill="var(--sun)" fill-opacity=".55" d="M14.2 23.6h11.6L29 33v3H11v-3z"/><circle cx="20" cy="24" r="2.2" fill="var(--sun)"/>"##
        }
        Motif::Boat => {
            r##"<path fill="var(--sky)" d="M11 33q2.3-1.6 4.5 0t4.5 0 4.5 0 4.5 0V39.5H11z"/><path fill="#C9773B" d="M13.4 29h13.2l-2.2 4.2h-8.8z"/><path fill="#5C2453" d="M20.6 17v10.6h5.6z"/><path fill="var(--apricot)" d="M19 19.5v8.1h-4.2z"/>"##
        }
        Motif::Hands => {
            r##"<path fill="none" stroke="#5C2453" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round" d="M13.4 32.5c0-4 2-6.3 4.6-6.3 1.5 0 2 1.5 2 2.8 0-1.3.5-2.8 2-2.8 2.6 0 4.6 2.3 4.6 6.3"/><path fill="var(--rose)" d="M20 24.8c-2.6-1.7-4-3.2-4-5a2.2 2.2 0 0 1 4-1.3 2.2 2.2 0 0 1 4 1.3c0 1.8-1.4 3.3-4 5z"/>"##
        }
        Motif::Sprout => {
            r##"<path fill="none" stroke="#2E6F4E" stroke-width="1.8" stroke-linecap="round" d="M20 35v-9.5"/><path fill="#2E6F4E" d="M20 27c-4.4 0-6.6-2.3-6.6-6.4 4.4 0 6.6 2.3 6.6 6.4z"/><path fill="var(--leaf)" d="M20 25c0-3.6 2-5.9 6.2-5.9 0 3.9-2 5.9-6.2 5.9z"/>"##
        }
    };
    match motif {
        Motif::Tree | Motif::Sun | Motif::Sprout | Motif::Hands => format!("{GROUND}{drawn}"),
        _ => drawn.to_owned(),
    }
}
