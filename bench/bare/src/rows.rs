//! What the templates show, read from rows by position.

use uuid::Uuid;

use crate::database::Value;
use crate::time::shown;

/// A row whose values are taken out one by one.
pub struct Row(pub Vec<Value>);

impl Row {
    /// A number, or whether; 0 where there is none.
    pub fn int(&self, at: usize) -> i64 {
        match self.0[at] {
            Value::Int(number) => number,
            _ => 0,
        }
    }

    /// Whether there is something.
    pub fn is(&self, at: usize) -> bool {
        self.0[at] != Value::Null
    }

    /// A text, taken out; empty where there is none.
    pub fn text(&mut self, at: usize) -> String {
        match std::mem::replace(&mut self.0[at], Value::Null) {
            Value::Text(text) => text,
            _ => String::new(),
        }
    }

    /// An id.
    pub fn id(&self, at: usize) -> Uuid {
        match self.0[at] {
            Value::Id(id) => id,
            _ => Uuid::nil(),
        }
    }
}

/// A place in the rail.
pub struct Door {
    pub id: Uuid,
    pub slug: String,
    pub name: String,
    pub purpose: String,
    pub colour: String,
    pub unread: i64,
}

/// Somebody.
pub struct Person {
    pub name: String,
    pub handle: String,
    pub portrait: i64,
}

/// A topic in a list.
#[derive(Clone)]
pub struct Topic {
    pub id: String,
    pub place: Uuid,
    pub title: String,
    pub excerpt: String,
    pub posts: i64,
    pub last_post_at: i64,
    pub closed: bool,
    pub author: String,
    pub author_portrait: i64,
    pub theme: Option<String>,
    pub faces: Vec<i64>,
    pub unread: i64,
}

impl From<Vec<Value>> for Topic {
    fn from(values: Vec<Value>) -> Self {
        let mut row = Row(values);
        Topic {
            id: shown("topic", row.id(0)),
            place: row.id(1),
            title: row.text(2),
            excerpt: row.text(3),
            posts: row.int(4),
            last_post_at: row.int(5),
            closed: row.int(7) == 1,
            author: row.text(11),
            author_portrait: row.int(12),
            theme: row.is(13).then(|| row.text(13)),
            faces: (14..17).filter(|at| row.is(*at)).map(|at| row.int(at)).collect(),
            unread: row.int(17),
        }
    }
}

/// A post in a topic.
pub struct Post {
    pub id: String,
    pub number: i64,
    pub author: Person,
    pub about: String,
    pub quoted: Option<(String, String)>,
    pub html: String,
    pub created_at: i64,
    pub edited: bool,
}

impl From<Vec<Value>> for Post {
    fn from(values: Vec<Value>) -> Self {
        let mut row = Row(values);
        let line = row.text(6);
        Post {
            id: shown("post", row.id(0)),
            number: row.int(1),
            author: Person { name: row.text(3), handle: row.text(4), portrait: row.int(5) },
            about: if row.is(7) { row.text(7) } else { line },
            quoted: row.is(8).then(|| (shown("post", row.id(8)), row.text(9))),
            html: row.text(11),
            created_at: row.int(12),
            edited: row.is(13),
        }
    }
}

/// How many chose a sign under a post.
pub struct Sign {
    pub post: String,
    pub kind: String,
    pub people: i64,
    pub mine: bool,
}

impl From<Vec<Value>> for Sign {
    fn from(values: Vec<Value>) -> Self {
        let mut row = Row(values);
        Sign { post: shown("post", row.id(0)), kind: row.text(1), people: row.int(2), mine: row.int(3) == 1 }
    }
}
