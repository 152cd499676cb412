//! The house rules that a machine can see. Each rule is a function from text to complaints, with a test that it can fail.
#![expect(clippy::expect_used, reason = "a test that cannot go on ends at once")]

mod tidy {
    pub mod dependencies;
    pub mod house;
    pub mod structure;
    pub mod words;
}

use std::path::{Path, PathBuf};

/// A file of the project.
pub struct File {
    /// From the repository's root, with `/`.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the repository")
}

/// Every file whose name ends with one of `endings`, except what is built or fetched.
pub fn files(endings: &[&str]) -> Vec<File> {
    let (root, mut found) = (root(), Vec::new());
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").flatten() {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if path.is_dir() {
                let built = ["target", "node_modules", "dist", ".git", "lyceum-demo", "lyceum-data"];
                if !built.contains(&name.as_str()) && !path.ends_with("e2e/pictures") {
                    folders.push(path);
                }
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                let text = std::fs::read_to_string(&path).expect("a text");
                let path = path.strip_prefix(&root).expect("inside").to_string_lossy().replace('\\', "/");
                found.push(File { path, text });
            }
        }
    }
    found.sort_by(|left, right| left.path.cmp(&right.path));
    assert!(!found.is_empty(), "no file ends with {endings:?}");
    found
}

/// Fails with all complaints at once.
#[expect(clippy::needless_pass_by_value, reason = "a caller hands over what it collected")]
pub fn none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "{} to tidy:\n{}", complaints.len(), complaints.join("\n"));
}
