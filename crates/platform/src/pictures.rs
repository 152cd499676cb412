//! Pictures that people bring, made anew: nothing of the file that came is kept but what can be seen.
//!
//! - JPEG, PNG, WebP and GIF are read; of a GIF the first frame. What tells where and with what a picture was taken goes.
//! - A picture is turned the way its camera was held.
//! - What would take too much memory is refused before it is read.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::{Error, Result, say};

/// Widest and highest picture that is read, in points.
const WIDEST: u32 = 12_000;
/// Memory that reading a picture may take.
const MEMORY: u64 = 256 * 1024 * 1024;
/// JPEG quality: artefacts are not seen, and a photograph takes a tenth of a PNG.
const QUALITY: u8 = 84;

/// A picture as it is served.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The file.
    pub bytes: Vec<u8>,
    /// `image/jpeg`, or `image/png` where something shows through.
    pub media_type: &'static str,
    /// Points across.
    pub width: u32,
    /// Points down.
    pub height: u32,
}

/// Which square of a picture is cut out: from the left and from the top, in hundredths of the way that is free, and how near, in
/// hundredths, 100 being the largest square.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    x: u32,
    y: u32,
    zoom: u32,
}

impl Cut {
    /// The largest square in the middle.
    pub const MIDDLE: Cut = Cut { x: 50, y: 50, zoom: 100 };

    /// A cut; what lies outside 0 to 100, or for the zoom 100 to 400, is brought to its nearest.
    pub fn new(x: u32, y: u32, zoom: u32) -> Self {
        Cut { x: x.min(100), y: y.min(100), zoom: zoom.clamp(100, 400) }
    }

    /// From the left, in hundredths.
    pub fn x(self) -> u32 {
        self.x
    }

    /// From the top, in hundredths.
    pub fn y(self) -> u32 {
        self.y
    }

    /// How near, in hundredths.
    pub fn zoom(self) -> u32 {
        self.zoom
    }

    /// Left, top and side of the square in a picture of this size, in points; within it, and never of no size.
    fn of(self, width: u32, height: u32) -> (u32, u32, u32) {
        let part = |whole: u32, hundredths: u32| {
            u32::try_from(u64::from(whole) * u64::from(hundredths) / 100).unwrap_or(whole)
        };
        let side = (u64::from(width.min(height)) * 100 / u64::from(self.zoom)).max(1);
        let side = u32::try_from(side).unwrap_or(1);
        (part(width.saturating_sub(side), self.x), part(height.saturating_sub(side), self.y), side)
    }
}

/// A picture that was read.
pub struct Read(DynamicImage);

/// Reads a picture; `None` where the bytes are no picture that we know.
pub fn read(bytes: &[u8]) -> Result<Option<Read>> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    if reader.format().is_none() {
        return Ok(None);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(WIDEST);
    limits.max_image_height = Some(WIDEST);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let unreadable = |_| Error::invalid("file", say!("picture-unreadable"));
    let mut decoder = reader.into_decoder().map_err(unreadable)?;
    // The limits bound what a decoder takes for itself; the points that it gives are on us.
    if decoder.total_bytes() > MEMORY {
        return Err(Error::invalid("file", say!("picture-unreadable")));
    }
    let held = decoder.orientation().map_err(unreadable)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(unreadable)?;
    picture.apply_orientation(held);
    Ok(Some(Read(picture)))
}

impl Read {
    /// The picture, no wider and no higher than so many points.
    pub fn within(&self, most: u32) -> Result<Picture> {
        if self.0.width() <= most && self.0.height() <= most {
            return written(&self.0);
        }
        written(&self.0.thumbnail(most, most))
    }

    /// A part of the picture as a square with sides of so many points.
    pub fn square(&self, cut: Cut, side: u32) -> Result<Picture> {
        let (x, y, least) = cut.of(self.0.width(), self.0.height());
        written(&self.0.crop_imm(x, y, least, least).thumbnail_exact(side, side))
    }
}

fn written(picture: &DynamicImage) -> Result<Picture> {
    let mut bytes = Vec::new();
    let shows_through =
        picture.color().has_alpha() && picture.to_rgba8().pixels().any(|point| point.0[3] < u8::MAX);
    let media_type = if shows_through {
        picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).map_err(Error::internal)?;
        "image/png"
    } else {
        let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
        picture.to_rgb8().write_with_encoder(encoder).map_err(Error::internal)?;
        "image/jpeg"
    };
    Ok(Picture { bytes, media_type, width: picture.width(), height: picture.height() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32, alpha: u8) -> Vec<u8> {
        let picture = image::RgbaImage::from_pixel(width, height, image::Rgba([200, 80, 40, alpha]));
        let mut bytes = Vec::new();
        picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        bytes
    }

    #[test]
    fn a_small_file_that_unfolds_to_more_than_its_memory_is_refused_before_it_is_read() {
        let mut bytes = Vec::new();
        let empty = DynamicImage::new_rgba16(6_000, 6_000);
        empty.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        assert!(bytes.len() < 2_000_000, "{} bytes unfold to {}", bytes.len(), 6_000_u64 * 6_000 * 8);
        assert!(matches!(read(&bytes), Err(Error::Invalid(_))));
        assert!(read(&png(4_000, 4_000, 255)).is_ok(), "a photograph is read");
    }

    #[test]
    fn a_picture_is_made_anew_and_fits() {
        let picture = read(&png(400, 200, 255)).unwrap().unwrap().within(100).unwrap();
        assert_eq!((picture.width, picture.height, picture.media_type), (100, 50, "image/jpeg"));
        let clear = read(&png(40, 20, 100)).unwrap().unwrap().within(100).unwrap();
        assert_eq!((clear.width, clear.height, clear.media_type), (40, 20, "image/png"));
        let face = read(&png(400, 200, 255)).unwrap().unwrap().square(Cut::MIDDLE, 64).unwrap();
        assert_eq!((face.width, face.height), (64, 64));
    }

    #[test]
    fn a_square_is_cut_where_it_is_wished() {
        let mut picture = image::RgbImage::from_pixel(300, 100, image::Rgb([255, 255, 255]));
        for (x, colour) in [(0, [255, 0, 0]), (100, [0, 255, 0]), (200, [0, 0, 255])] {
            for point in 0..10_000 {
                picture.put_pixel(x + point % 100, point / 100, image::Rgb(colour));
            }
        }
        let mut bytes = Vec::new();
        picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        let brought = read(&bytes).unwrap().unwrap();
        for (x, strongest) in [(0, 0), (50, 1), (100, 2)] {
            let square = brought.square(Cut::new(x, 50, 100), 32).unwrap();
            let middle = image::load_from_memory(&square.bytes).unwrap().to_rgb8().get_pixel(16, 16).0;
            let most = (0..3).max_by_key(|colour| middle[*colour]).unwrap();
            assert_eq!(most, strongest, "{x}: {middle:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_cut_lies_within_its_picture(width in 1_u32..13_000, height in 1_u32..13_000, x: u32, y: u32, zoom: u32) {
            let (left, top, side) = Cut::new(x, y, zoom).of(width, height);
            proptest::prop_assert!(side >= 1 && left + side <= width && top + side <= height);
        }
    }

    #[test]
    fn what_is_no_picture_is_none_and_what_is_broken_is_refused() {
        assert!(read(b"%PDF-1.7").unwrap().is_none());
        assert!(read(b"<svg xmlns='http://www.w3.org/2000/svg'/>").unwrap().is_none());
        let mut broken = png(400, 200, 255);
        broken.truncate(60);
        assert!(matches!(read(&broken), Err(Error::Invalid(_))));
    }

    #[test]
    fn a_picture_that_unfolds_without_end_is_refused() {
        // A PNG header that promises 60,000 by 60,000 points.
        let mut bomb = png(1, 1, 255);
        bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        assert!(read(&bomb).is_err());
    }
}
