//! Topics and posts.

use platform::clock::Timestamp;
use platform::text::markdown::render;
use platform::text::{excerpt, one_line, plain};
use platform::{Error, Result, id, row, say};
use serde::{Deserialize, Serialize};

use crate::features::accounts::AccountId;
use crate::features::communities::{CommunityId, ShownRole, ThemeId};
use crate::features::places::PlaceId;
use crate::named::named;

id!(
    /// A topic.
    TopicId, "topic"
);
id!(
    /// A post.
    PostId, "post"
);

named! {
    /// What somebody wants to know of a topic.
    Level {
        /// Everything that is new in it.
        Following = "following",
        /// Nothing: it counts as read.
        Muted = "muted",
    }
}

named! {
    /// A sign under a post that means something.
    Reaction {
        /// It helps the reader.
        Useful = "useful",
        /// The reader is in the same place.
        Same = "same",
        /// Thanks to who wrote it.
        Thanks = "thanks",
        /// The reader did it.
        Tried = "tried",
        /// The reader would like to know more.
        Question = "question",
        /// The reader congratulates.
        Bravo = "bravo",
    }
}

row! {
    /// A topic.
    pub struct Topic {
        /// Its id.
        pub id: TopicId,
        /// Whose it is.
        pub community_id: CommunityId,
        /// Where it is.
        pub place_id: PlaceId,
        /// Who opened it.
        pub author_id: AccountId,
        /// Its theme, where it has one.
        pub theme_id: Option<ThemeId>,
        /// Its title.
        pub title: String,
        /// Posts, deleted ones included: the number of the last.
        pub post_count: i64,
        /// How many of them were imported.
        pub imported_count: i64,
        /// When the last was written.
        pub last_post_at: Timestamp,
        /// When it was opened.
        pub created_at: Timestamp,
        /// When it was closed to replies, if it was.
        pub closed_at: Option<Timestamp>,
        /// The reply that helped, where one was marked.
        pub answer_id: Option<PostId>,
        /// When the last of its posts was deleted, if all of them are: places list it no more.
        pub deleted_at: Option<Timestamp>,
        /// When it was put at the top of its place, if it stands there.
        pub pinned_at: Option<Timestamp>,
        /// When everybody was told of it, if they were.
        pub announced_at: Option<Timestamp>,
    }
}

row! {
    /// A topic as a place lists it.
    pub struct TopicLine {
        /// Its id.
        pub id: TopicId,
        /// Where it is.
        pub place_id: PlaceId,
        /// Its title.
        pub title: String,
        /// How its first post begins.
        pub excerpt: String,
        /// Posts, the first included.
        pub post_count: i64,
        /// When the last was written.
        pub last_post_at: Timestamp,
        /// When it was opened.
        pub created_at: Timestamp,
        /// Whether it was closed to replies.
        pub closed: bool,
        /// Whether no reply was marked as the one that helped.
        pub unanswered: bool,
        /// Whether its place is one in which people ask.
        pub asks: bool,
        /// Who opened it.
        pub author_id: AccountId,
        /// Their name.
        pub author_name: String,
        /// Their portrait.
        pub author_portrait: i64,
        /// Name of its theme, where it has one.
        pub theme: Option<String>,
        /// Portrait of who wrote most of the replies.
        pub face1: Option<i64>,
        /// Of who wrote most after them.
        pub face2: Option<i64>,
        /// Of who comes third.
        pub face3: Option<i64>,
        /// Posts that the reader has not seen; 0 where they muted it.
        pub unread: i64,
        /// Whether it stands at the top of its place.
        pub pinned: bool,
        /// What the reader chose, where they chose.
        pub level: Option<Level>,
    }
}

row! {
    /// A topic at a glance: what says whether it is new for a reader, and whether it waits for them.
    pub struct Glimpse {
        /// Its id.
        pub id: TopicId,
        /// Where it is.
        pub place_id: PlaceId,
        /// Who opened it.
        pub author_id: AccountId,
        /// When the last post was written.
        pub last_post_at: Timestamp,
        /// Posts, the first included.
        pub post_count: i64,
        /// Whether it was closed to replies.
        pub closed: bool,
        /// Whether no reply was marked as the one that helped.
        pub unanswered: bool,
        /// Whether its place is one in which people ask.
        pub asks: bool,
        /// Posts that the reader has not seen; 0 where they muted it.
        pub unread: i64,
    }
}

row! {
    /// A post with its author, as a topic shows it.
    pub struct Post {
        /// Its id.
        pub id: PostId,
        /// Where in the topic it stands, from 1.
        pub number: i64,
        /// Who wrote it.
        pub author_id: AccountId,
        /// Their name.
        pub author_name: String,
        /// Their handle.
        pub author_handle: String,
        /// Their portrait.
        pub author_portrait: i64,
        /// The line about themselves.
        pub author_line: String,
        /// What they are in the community, where it is more than a learner.
        pub author_role: Option<ShownRole>,
        /// The post that it answers, where it says so.
        pub quoted_post_id: Option<PostId>,
        /// Who wrote that one.
        pub quoted_name: Option<String>,
        /// As written.
        pub source: String,
        /// As shown; safe.
        pub html: String,
        /// When it was written.
        pub created_at: Timestamp,
        /// When it was last changed, if it was.
        pub edited_at: Option<Timestamp>,
        /// When it was deleted, if it was.
        pub deleted_at: Option<Timestamp>,
        /// Who deleted it.
        pub deleted_by: Option<AccountId>,
    }
}

impl Topic {
    /// Posts written here: what unread counts count.
    pub fn live_count(&self) -> i64 {
        self.post_count - self.imported_count
    }
}

impl TopicLine {
    /// Posts after the first.
    pub fn replies(&self) -> i64 {
        self.post_count - 1
    }

    /// Whether the reader wants to know nothing of it.
    pub fn is_muted(&self) -> bool {
        self.level == Some(Level::Muted)
    }

    /// Portraits of those who replied most, at most three.
    pub fn faces(&self) -> impl Iterator<Item = i64> {
        [self.face1, self.face2, self.face3].into_iter().flatten()
    }
}

/// A topic's title: 1 to 120 characters on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title(String);

impl Title {
    /// Takes a title as typed.
    pub fn parse(typed: &str) -> Result<Self> {
        let title = one_line(typed);
        if title.is_empty() {
            return Err(Error::invalid("title", say!("title-missing")));
        }
        if title.chars().count() > 120 {
            return Err(Error::invalid("title", say!("title-too-long", max = 120)));
        }
        Ok(Title(title))
    }

    /// The title.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A post's text with everything that follows from it, made before the write.
#[derive(Clone, Debug)]
pub struct Prose {
    /// As written.
    pub source: String,
    /// As shown; safe.
    pub html: String,
    /// Which renderer made it.
    pub renderer: i64,
    /// How it begins, for lists.
    pub excerpt: String,
}

impl Prose {
    /// Renders a text: something in it, at most 64 KiB, nested at most 50 deep.
    pub fn parse(typed: &str) -> Result<Self> {
        let source = typed.replace("\r\n", "\n").trim().to_owned();
        if source.is_empty() {
            return Err(Error::invalid("text", say!("text-missing")));
        }
        let rendered = render(&source)?;
        let excerpt = Prose::excerpt_of(&rendered.html);
        Ok(Prose { source, html: rendered.html, renderer: rendered.renderer, excerpt })
    }

    /// How a rendered text begins, for lists.
    pub fn excerpt_of(html: &str) -> String {
        excerpt(&plain(html), 180)
    }
}

/// Declares an event about a post.
macro_rules! post_event {
    ($(#[$doc:meta])* $name:ident = $text:literal) => {
        $(#[$doc])*
        #[derive(Debug, Serialize, Deserialize)]
        pub struct $name {
            /// Which post.
            pub post_id: PostId,
            /// In which topic.
            pub topic_id: TopicId,
        }

        impl platform::events::Event for $name {
            const NAME: &'static str = $text;
        }
    };
}

post_event! {
    /// A post was written by its author, here and now.
    PostWritten = "discussions.post_written"
}
post_event! {
    /// A reply was marked as the one that helped.
    AnswerAccepted = "discussions.answer_accepted"
}
post_event! {
    /// What a post says, or the title above it, was changed.
    PostEdited = "discussions.post_edited"
}
post_event! {
    /// A topic went to another place; `post_id` is its first post.
    TopicMoved = "discussions.topic_moved"
}
post_event! {
    /// A post was deleted.
    PostDeleted = "discussions.post_deleted"
}
post_event! {
    /// A deleted post was brought back.
    PostRestored = "discussions.post_restored"
}
