//! Files.

use platform::clock::Timestamp;
use platform::{id, row};

use crate::features::accounts::AccountId;

id!(
    /// A file that somebody brought.
    FileId, "file"
);

/// What one person may keep, in bytes.
pub const MOST_OF_ONE: i64 = 1024 * 1024 * 1024;

row! {
    /// A file.
    pub struct File {
        /// Its id.
        pub id: FileId,
        /// Who brought it.
        pub account_id: AccountId,
        /// What it was called.
        pub name: String,
        /// `image/jpeg` or `image/png` for pictures, else `application/octet-stream`.
        pub media_type: String,
        /// Its size.
        pub bytes: i64,
        /// The name under which its bytes are kept.
        pub blob: String,
        /// The same for its thumbnail, where it is a picture.
        pub small: Option<String>,
        /// When it was brought.
        pub created_at: Timestamp,
    }
}

impl File {
    /// Whether it is shown; everything else is downloaded.
    pub fn is_picture(&self) -> bool {
        self.small.is_some()
    }

    /// Its address.
    pub fn path(&self) -> String {
        format!("/files/{}/{}", self.id, address_name(&self.name))
    }

    /// What shows it in a text.
    pub fn markdown(&self) -> String {
        let label: String = self
            .name
            .chars()
            .map(|letter| if "[]()\\`*_<>".contains(letter) { ' ' } else { letter })
            .collect();
        let mark = if self.is_picture() { "!" } else { "" };
        format!("{mark}[{}]({})", label.trim(), self.path())
    }
}

/// The last part of a file's address: its name in letters that no address needs to escape.
fn address_name(name: &str) -> String {
    let name: String = crate::features::accounts::fold(name)
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || letter == '.' { letter } else { '-' })
        .collect();
    let name = name.trim_matches(['-', '.']);
    if name.is_empty() || name == "small" { "file".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_breaks_out_of_the_text_or_the_address() {
        let file = |name: &str| File {
            id: FileId(platform::ids::Raw::nil()),
            account_id: AccountId(platform::ids::Raw::nil()),
            name: name.to_owned(),
            media_type: String::new(),
            bytes: 0,
            blob: String::new(),
            small: None,
            created_at: Timestamp(0),
        };
        let text = file("plan](javascript:x) <b>.pdf").markdown();
        assert_eq!(text.matches(['[', ']', '(', ')', '<']).count(), 4, "{text}");
        assert!(file("Été à la plage.jpg").path().ends_with("/ete-a-la-plage.jpg"));
        assert!(file("small").path().ends_with("/file"));
        assert!(file("../..").path().ends_with("/file"));
    }
}
