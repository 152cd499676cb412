//! stub
use std::net::IpAddr;
use crate::{Result, clock::Timestamp};
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct LimitSettings {}
pub struct Limits;
impl Limits {
    pub fn new(_: LimitSettings) -> Self { Limits }
    pub fn sign_in_allowed(&self, _: IpAddr, _: &str, _: Timestamp) -> Result<()> { Ok(()) }
    pub fn sign_in_failed(&self, _: IpAddr, _: &str, _: Timestamp) {}
    pub fn sign_in_succeeded(&self, _: &str) {}
    pub fn sign_up_with(&self, _: &str, _: Timestamp) -> Result<()> { Ok(()) }
}
