//! Passwords: Argon2id with m = 46 MiB, t = 2, p = 1; 12 to 128 characters; zxcvbn score 3 or better.

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use platform::{Error, Result, say};

use crate::app::App;

/// A password that is long and odd enough, not yet hashed.
pub struct Password(String);

impl Password {
    /// Takes a password as typed; `about` holds what an attacker would try first, such as the person's name and address.
    pub fn parse(typed: &str, about: &[&str]) -> Result<Self> {
        let length = typed.chars().count();
        if length < 12 {
            return Err(Error::invalid("password", say!("password-too-short", min = 12)));
        }
        if length > 128 {
            return Err(Error::invalid("password", say!("password-too-long", max = 128)));
        }
        if zxcvbn::zxcvbn(typed, about).score() < zxcvbn::Score::Three {
            return Err(Error::invalid("password", say!("password-too-easy")));
        }
        Ok(Password(typed.to_owned()))
    }

    /// A password that nobody knows, for an account whose person sets theirs through a link.
    pub fn unknown(app: &App) -> Self {
        Password(super::secret::shown(app.entropy.seed()))
    }

    /// Hashes it, on a thread where that may take its time.
    pub async fn hash(self, app: &App) -> Result<String> {
        let salt = app.entropy.seed();
        on_hashing_thread(app, move || {
            let hash =
                hasher()?.hash_password_with_salt(self.0.as_bytes(), &salt[..16]).map_err(Error::internal)?;
            Ok(hash.to_string())
        })
        .await
    }
}

/// Whether `typed` is the password behind `hash`. Where there is no hash it takes as long and is `false`.
pub async fn verify(app: &App, typed: String, hash: Option<String>) -> Result<bool> {
    on_hashing_thread(app, move || {
        let Some(hash) = hash else {
            hasher()?.hash_password_with_salt(typed.as_bytes(), &[0; 16]).map_err(Error::internal)?;
            return Ok(false);
        };
        // What is no hash is nobody's password, as with people of a demonstration.
        let Ok(hash) = PasswordHash::new(&hash) else { return Ok(false) };
        Ok(hasher()?.verify_password(typed.as_bytes(), &hash).is_ok())
    })
    .await
}

async fn on_hashing_thread<T: Send + 'static>(
    app: &App,
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let _turn = app.hashing.acquire().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

fn hasher() -> Result<Argon2<'static>> {
    let params = Params::new(47_104, 2, 1, None).map_err(Error::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}
