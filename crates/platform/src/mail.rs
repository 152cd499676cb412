//! stub
use crate::Result;
pub enum Mailer { Memory }
impl Mailer {
    pub fn smtp(_: &str, _: &str) -> Result<Self> { Ok(Mailer::Memory) }
    pub fn folder(_: std::path::PathBuf, _: &str) -> Result<Self> { Ok(Mailer::Memory) }
    pub fn memory() -> Self { Mailer::Memory }
}
