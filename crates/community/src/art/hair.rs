//! Heads of hair, scarves and wraps of the portraits.

use std::fmt::Write as _;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Hair {
    Short,
    Parted,
    Crop,
    Bob,
    Long,
    Curls,
    Afro,
    Bun,
    Bald,
    Hijab,
    Wrap,
}

/// How often each head of hair is drawn, of 100.
pub(super) const HAIRS: [(Hair, u64); 11] = [
    (Hair::Short, 15),
    (Hair::Parted, 11),
    (Hair::Crop, 9),
    (Hair::Bob, 12),
    (Hair::Long, 13),
    (Hair::Curls, 10),
    (Hair::Afro, 8),
    (Hair::Bun, 9),
    (Hair::Bald, 5),
    (Hair::Hijab, 4),
    (Hair::Wrap, 4),
];

/// What hangs behind the shoulders: `hair` is its colour, a headscarf or a wrap has `cloth` and `fold`.
pub(super) fn behind(out: &mut String, head: Hair, hair: &str, (cloth, fold): (&str, &str)) {
    let _ = match head {
        Hair::Bob => write!(
            out,
            r#"<path fill="{hair}" d="M17.6 39.5c-1.3-4.6-1.1-10.6-.7-14.3C17.9 15.3 24.2 9.5 32 9.5s14.1 5.8 15.1 15.7c.4 3.7.6 9.7-.7 14.3-3.7 2.2-25.1 2.2-28.8 0z"/>"#
        ),
        Hair::Long => write!(
            out,
            r#"<path fill="{hair}" d="M16.6 55c-1.6-9.8-1.4-22.3-.4-29.2C17.5 15.6 24.1 9.3 32 9.3s14.5 6.3 15.8 16.5c1 6.9 1.2 19.4-.4 29.2z"/>"#
        ),
        Hair::Afro => write!(
            out,
            r#"<path fill="{hair}" d="M32 5.5c10.2 0 17.3 7.3 17.3 16.6 0 7.2-3.9 12.6-9 14.9H23.7c-5.1-2.3-9-7.7-9-14.9C14.7 12.8 21.8 5.5 32 5.5z"/>"#
        ),
        Hair::Bun => write!(out, r#"<circle cx="32" cy="8.6" r="5.9" fill="{hair}"/>"#),
        Hair::Curls => write!(
            out,
            r#"<g fill="{hair}"><circle cx="20" cy="24.5" r="4.6"/><circle cx="44" cy="24.5" r="4.6"/></g>"#
        ),
        Hair::Hijab => write!(
            out,
            r#"<path fill="{fold}" d="M13.5 64c.4-8.2 3.7-12 4.6-18.2-2-5.5-2.3-12.8-1.6-19.2C17.7 15.8 24.1 8.8 32 8.8s14.3 7 15.5 17.8c.7 6.4.4 13.7-1.6 19.2.9 6.2 4.2 10 4.6 18.2z"/>"#
        ),
        Hair::Wrap => write!(
            out,
            r#"<circle cx="38.5" cy="9.8" r="6.9" fill="{fold}"/><circle cx="31" cy="8.8" r="5.2" fill="{cloth}"/>"#
        ),
        Hair::Short | Hair::Parted | Hair::Crop | Hair::Bald => Ok(()),
    };
}

/// What lies over the forehead.
pub(super) fn before(out: &mut String, head: Hair, hair: &str, (cloth, fold): (&str, &str)) {
    let _ = match head {
        Hair::Short | Hair::Bun => write!(
            out,
            r#"<path fill="{hair}" d="M20.3 27.2C18.5 15.8 24.7 9.6 32 9.6s13.5 6.2 11.7 17.6c-.9-4.5-2.6-7.4-4.9-8.9-4.5 2.1-9.7 2-13.3.3-2.3 1.7-4.3 4.3-5.2 8.6z"/>"#
        ),
        Hair::Parted => write!(
            out,
            r#"<path fill="{hair}" d="M20.2 27.4C18 14.8 25 9 32.6 9c7.3 0 13.1 5.7 11.2 18.2-.8-3.6-2-6.2-4-8-5.7.2-10.6-1.5-13.2-4.7.2 5.1-3.9 7.5-6.4 12.9z"/>"#
        ),
        Hair::Crop => write!(
            out,
            r#"<path fill="{hair}" d="M20.5 25.6c-.8-9.5 4.5-14.2 11.5-14.2s12.3 4.7 11.5 14.2c-.5-3.3-1.2-5.3-2.4-6.9-2.6-1.5-5.6-2-9.1-2s-6.5.5-9.1 2c-1.2 1.6-1.9 3.6-2.4 6.9z"/>"#
        ),
        Hair::Bob => write!(
            out,
            r#"<path fill="{hair}" d="M20.3 28.4C20 18.3 25 12.4 32 12.4s12 5.9 11.7 16c-3.3-1.9-6.1-5-7.7-9.2-3.2 5.2-9 8.5-15.7 9.2z"/>"#
        ),
        Hair::Long => write!(
            out,
            r#"<path fill="{hair}" d="M20.2 29.4C19.6 18.6 25 12.3 32 12.3s12.4 6.3 11.8 17.1c-1.8-5-4.9-9.3-9.1-11.5-2.9 5.3-8.9 9.5-14.5 11.5z"/>"#
        ),
        Hair::Curls => write!(
            out,
            r#"<g fill="{hair}"><circle cx="21.4" cy="20.4" r="4.8"/><circle cx="24.6" cy="14.8" r="5.2"/><circle cx="31.2" cy="11.8" r="5.8"/><circle cx="38.3" cy="13.8" r="5.3"/><circle cx="42.7" cy="19.6" r="4.9"/><circle cx="28" cy="17.2" r="4"/><circle cx="36" cy="17.4" r="4"/></g>"#
        ),
        Hair::Afro => write!(
            out,
            r#"<path fill="{hair}" d="M20.4 26.4c.2-8.5 4.9-13 11.6-13s11.4 4.5 11.6 13c-3.3-5.3-6.8-7.3-11.6-7.3s-8.3 2-11.6 7.3z"/>"#
        ),
        Hair::Bald => write!(
            out,
            r#"<path fill="{hair}" d="M20.6 28.6c-1-3.3-.8-6.7.3-9 .7 2.4 1 4.6.9 6.9zM43.4 28.6c1-3.3.8-6.7-.3-9-.7 2.4-1 4.6-.9 6.9z"/>"#
        ),
        Hair::Hijab => write!(
            out,
            r#"<path fill="{cloth}" fill-rule="evenodd" d="M32 9c-8.3 0-14.3 6.1-14.3 18.4C17.7 37.6 23 47 32 47s14.3-9.4 14.3-19.6C46.3 15.1 40.3 9 32 9zm0 6.2c6.1 0 9.9 4.5 9.9 11.6 0 7.8-3.9 13.5-9.9 13.5s-9.9-5.7-9.9-13.5c0-7.1 3.8-11.6 9.9-11.6z"/><path fill="none" stroke="{fold}" stroke-width="1.4" stroke-linecap="round" d="M22.5 42.5c5.5 4.6 13.5 4.6 19 0"/>"#
        ),
        Hair::Wrap => write!(
            out,
            r#"<path fill="{cloth}" d="M19.3 25.4C17.2 14.3 24.3 8.3 32 8.3s14.8 6 12.7 17.1c-6.2-5-19.2-5-25.4 0z"/><path fill="none" stroke="{fold}" stroke-width="1.6" stroke-linecap="round" d="M19.9 21.8c7.1-5.7 17.1-5.7 24.2 0M22.6 15.6c5.7-4 13.1-4 18.8 0"/>"#
        ),
    };
}
