//! A sentence for the reader, named by its key and put into words only where the reader's language is known.

/// A message key with its variables. Make one with [`say!`](crate::say!).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Say {
    /// The message's key in the `.ftl` files.
    pub key: &'static str,
    /// The message's variables, by name.
    pub values: Vec<(&'static str, String)>,
}

impl Say {
    /// A message without variables.
    pub const fn plain(key: &'static str) -> Self {
        Say { key, values: Vec::new() }
    }
}

/// Names a message: `say!("topic-closed")`, or with variables `say!("title-too-long", max = 120)`.
///
/// `tidy` reads the literal key, so that it must stand here as a literal.
#[macro_export]
macro_rules! say {
    ($key:literal $(,)?) => { $crate::Say::plain($key) };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::Say { key: $key, values: vec![$((stringify!($name), ($value).to_string())),+] }
    };
}
