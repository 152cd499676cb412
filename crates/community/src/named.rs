//! Enums that are stored, shown in addresses and compared by a name.

/// Declares an enum that is stored, shown in URLs and compared by a name.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$case_doc])* $case),+ }

        impl $name {
            /// All of them, in the order in which they are offered.
            pub const ALL: &'static [$name] = &[$($name::$case),+];

            /// The stored name.
            pub const fn name(self) -> &'static str {
                match self { $($name::$case => $text),+ }
            }

            /// Reads a stored name.
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some($name::$case),)+ _ => None }
            }
        }

        impl platform::db::Bind for $name {
            fn bind(&self) -> platform::db::Value<'_> {
                platform::db::Value::Text(self.name())
            }
        }

        impl platform::db::Column for $name {
            fn column(cell: platform::db::Cell<'_>) -> platform::Result<Self> {
                let text = cell.text()?;
                $name::parse(text).ok_or_else(|| platform::Error::Internal(format!(concat!("no ", stringify!($name), " is named {}"), text)))
            }
        }
    };
}
pub(crate) use named;
