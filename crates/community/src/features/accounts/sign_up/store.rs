//! The SQL of what the site's owner decides. Writes `settings`.

use platform::db::Tx;
use platform::{Result, sql};

/// What was decided under a name, where anything was.
pub fn setting(tx: &mut Tx, name: &str) -> Result<Option<String>> {
    let found: Option<(String,)> = sql!(tx.find, "SELECT value FROM settings WHERE name = $1", name)?;
    Ok(found.map(|(value,)| value))
}

/// Decides.
pub fn set_setting(tx: &mut Tx, name: &str, value: &str) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name,
        value
    )?;
    Ok(())
}
