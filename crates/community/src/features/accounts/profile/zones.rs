//! The time zones that the form offers: one per region of the world where people commonly look for theirs.

/// IANA names, by continent and name.
const COMMON: &[&str] = &[
    "Africa/Abidjan",
    "Africa/Algiers",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/Dakar",
    "Africa/Johannesburg",
    "Africa/Kinshasa",
    "Africa/Lagos",
    "Africa/Nairobi",
    "Africa/Tunis",
    "America/Anchorage",
    "America/Argentina/Buenos_Aires",
    "America/Bogota",
    "America/Cayenne",
    "America/Chicago",
    "America/Denver",
    "America/Halifax",
    "America/Lima",
    "America/Los_Angeles",
    "America/Martinique",
    "America/Mexico_City",
    "America/Montreal",
    "America/New_York",
    "America/Port-au-Prince",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "America/Toronto",
    "America/Vancouver",
    "Asia/Bangkok",
    "Asia/Beirut",
    "Asia/Dhaka",
    "Asia/Dubai",
    "Asia/Ho_Chi_Minh",
    "Asia/Hong_Kong",
    "Asia/Istanbul",
    "Asia/Jakarta",
    "Asia/Jerusalem",
    "Asia/Karachi",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Manila",
    "Asia/Riyadh",
    "Asia/Seoul",
    "Asia/Shanghai",
    "Asia/Singapore",
    "Asia/Tehran",
    "Asia/Tokyo",
    "Atlantic/Azores",
    "Atlantic/Reykjavik",
    "Australia/Adelaide",
    "Australia/Brisbane",
    "Australia/Perth",
    "Australia/Sydney",
    "Europe/Amsterdam",
    "Europe/Athens",
    "Europe/Berlin",
    "Europe/Brussels",
    "Europe/Bucharest",
    "Europe/Dublin",
    "Europe/Helsinki",
    "Europe/Kyiv",
    "Europe/Lisbon",
    "Europe/London",
    "Europe/Luxembourg",
    "Europe/Madrid",
    "Europe/Moscow",
    "Europe/Oslo",
    "Europe/Paris",
    "Europe/Prague",
    "Europe/Rome",
    "Europe/Stockholm",
    "Europe/Vienna",
    "Europe/Warsaw",
    "Europe/Zurich",
    "Indian/Antananarivo",
    "Indian/Mauritius",
    "Indian/Reunion",
    "Pacific/Auckland",
    "Pacific/Honolulu",
    "Pacific/Noumea",
    "Pacific/Tahiti",
    "UTC",
];

/// The common zones and `current`, sorted.
pub fn offered(current: &str) -> Vec<String> {
    let mut zones: Vec<String> = COMMON.iter().map(|zone| (*zone).to_owned()).collect();
    if let Err(place) = COMMON.binary_search(&current)
        && jiff::tz::TimeZone::get(current).is_ok()
    {
        zones.insert(place, current.to_owned());
    }
    zones
}

/// How a zone reads: `America/New_York` is “America/New York”.
pub fn shown(zone: &str) -> String {
    zone.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zone_exists_and_the_list_is_sorted() {
        assert!(COMMON.is_sorted());
        for zone in COMMON {
            assert!(jiff::tz::TimeZone::get(zone).is_ok(), "{zone}");
        }
    }

    #[test]
    fn a_zone_that_is_not_common_is_offered_to_whoever_has_it() {
        assert_eq!(offered("UTC").len(), COMMON.len());
        assert!(offered("Antarctica/Troll").contains(&"Antarctica/Troll".to_owned()));
        assert_eq!(offered("Nowhere/Else").len(), COMMON.len());
    }
}
