//! Which of our six signs an emoji means. The table stands in `docs/decisions/0004-slack-import.md` too.

use community::features::discussions::Reaction;

/// The sign that comes nearest; `None` where an emoji says none of the six.
pub fn of(emoji: &str) -> Option<Reaction> {
    // `+1::skin-tone-3` is `+1`.
    match emoji.split("::").next().unwrap_or(emoji) {
        "+1" | "thumbsup" | "thumbsup_all" | "ok_hand" | "ok" | "white_check_mark" | "heavy_check_mark"
        | "bulb" | "100" | "bookmark" | "star" | "brain" | "point_up" | "point_up_2" | "this" | "memo"
        | "eyes" | "heavy_plus_sign" => Some(Reaction::Useful),
        "raised_hand"
        | "raising_hand"
        | "hand"
        | "same"
        | "me_too"
        | "handshake"
        | "hugging_face"
        | "cry"
        | "sob"
        | "disappointed"
        | "sweat_smile"
        | "joy"
        | "laughing"
        | "smile"
        | "slightly_smiling_face"
        | "grinning"
        | "grin"
        | "wave"
        | "joy_cat"
        | "rolling_on_the_floor_laughing"
        | "smiley" => Some(Reaction::Same),
        "heart" | "heart_eyes" | "pray" | "bow" | "thank_you" | "thanks" | "thankyou" | "blue_heart"
        | "green_heart" | "purple_heart" | "yellow_heart" | "sparkling_heart" | "hearts" | "bouquet"
        | "blush" | "kissing_heart" => Some(Reaction::Thanks),
        "hammer" | "wrench" | "hammer_and_wrench" | "test_tube" | "muscle" | "checkered_flag"
        | "computer" => Some(Reaction::Tried),
        "question"
        | "grey_question"
        | "thinking"
        | "thinking_face"
        | "confused"
        | "face_with_raised_eyebrow"
        | "shrug"
        | "face_with_monocle" => Some(Reaction::Question),
        "tada" | "clap" | "raised_hands" | "fire" | "rocket" | "trophy" | "confetti_ball" | "sparkles"
        | "medal" | "first_place_medal" | "champagne" | "beers" | "sunglasses" | "partyparrot"
        | "party_parrot" | "bravo" | "partying_face" | "star2" | "dancer" | "cake" | "balloon" | "metal" => {
            Some(Reaction::Bravo)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skin_tones_do_not_matter_and_what_says_none_of_the_six_is_none() {
        assert_eq!(of("+1::skin-tone-3"), Some(Reaction::Useful));
        assert_eq!(of("tada"), Some(Reaction::Bravo));
        assert_eq!(of("flag-fr"), None);
        assert_eq!(of("-1"), None, "there is no sign that says no");
    }
}
