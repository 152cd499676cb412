//! Acts that are noted.

use platform::clock::Timestamp;
use platform::{id, row};

use crate::named::named;

id!(
    /// Something that was noted.
    EntryId, "audit"
);

named! {
    /// An act that others must be able to ask about.
    Act {
        /// Who may make an account was changed.
        SignUpChanged = "sign_up_changed",
        /// An API token was made.
        TokenMade = "token_made",
        /// An API token was ended.
        TokenRevoked = "token_revoked",
        /// A password was changed.
        PasswordChanged = "password_changed",
        /// A provider was connected with an account.
        IdentityLinked = "identity_linked",
        /// A provider was disconnected.
        IdentityRemoved = "identity_removed",
        /// An account's mail address was changed.
        AddressChanged = "address_changed",
        /// A community’s settings were changed.
        SettingsChanged = "settings_changed",
        /// Somebody’s roles were changed.
        RolesChanged = "roles_changed",
        /// Somebody was removed.
        MemberRemoved = "member_removed",
        /// Somebody was removed for good.
        MemberBanned = "member_banned",
        /// A ban was lifted.
        BanLifted = "ban_lifted",
        /// Somebody who asked was let in.
        RequestAccepted = "request_accepted",
        /// Somebody who asked was declined.
        RequestRefused = "request_refused",
        /// An invitation was made.
        InvitationMade = "invitation_made",
        /// An invitation was ended.
        InvitationEnded = "invitation_ended",
        /// A roster was applied.
        RosterApplied = "roster_applied",
        /// Bringing a history was begun, or taken up again.
        ImportBegun = "import_begun",
        /// Bringing a history was stopped.
        ImportStopped = "import_stopped",
        /// A history was brought.
        ImportEnded = "import_ended",
        /// Members were dealt into cohorts.
        CohortsDealt = "cohorts_dealt",
        /// Cohorts were ended.
        CohortsDissolved = "cohorts_dissolved",
        /// An action of the build guide was waived.
        ActionWaived = "action_waived",
        /// A waiver was taken back.
        WaiverEnded = "waiver_ended",
        /// A place was made or changed.
        PlaceChanged = "place_changed",
        /// A place was closed or opened again.
        PlaceClosed = "place_closed",
        /// A partner organisation was made or changed.
        PartnerChanged = "partner_changed",
        /// A partner organisation was closed.
        PartnerClosed = "partner_closed",
        /// A study was opened.
        StudyOpened = "study_opened",
        /// A study was closed before its time.
        StudyClosed = "study_closed",
        /// A community's type was chosen.
        TypeChosen = "type_chosen",
        /// A community was opened to its people.
        CommunityLaunched = "community_launched",
        /// A community was closed before its time.
        CommunityClosed = "community_closed",
        /// A closed community was opened again.
        CommunityReopened = "community_reopened",
        /// A community was given more time.
        CommunityExtended = "community_extended",
        /// A community became another.
        CommunityTransformed = "community_transformed",
        /// A community became again what it was.
        TransformationUndone = "transformation_undone",
        /// The common goal was written, before the community ran.
        GoalChanged = "goal_changed",
        /// A course or one of its sessions was added, changed or ended.
        TrainingChanged = "training_changed",
        /// A leader deleted somebody’s message.
        PostDeleted = "post_deleted",
        /// A tutor was bound to a learner.
        TutorBound = "tutor_bound",
        /// A tutor was unbound from a learner.
        TutorUnbound = "tutor_unbound",
        /// A successor was proposed.
        SuccessorProposed = "successor_proposed",
        /// A successor was founded.
        SuccessorFounded = "successor_founded",
        /// A successor was dissolved.
        SuccessorDissolved = "successor_dissolved",
        /// A place's topics were chosen to come along into a successor.
        PlaceCarried = "place_carried",
        /// An archive was made.
        ExportMade = "export_made",
    }
}

row! {
    /// Something that was noted.
    pub struct Entry {
        /// Its id.
        pub id: EntryId,
        /// What was done.
        pub act: Act,
        /// Who did it; nobody where a command did.
        pub name: Option<String>,
        /// To whom or what.
        pub subject: String,
        /// In which community.
        pub community: Option<String>,
        /// When.
        pub created_at: Timestamp,
    }
}
