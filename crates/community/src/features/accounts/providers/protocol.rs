//! OpenID Connect, code flow: where to send a browser, and what an answer proves.

use std::borrow::Cow;
use std::pin::Pin;
use std::time::Duration;

use chrono::{DateTime, Utc};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClaimName, CoreClaimType, CoreClient,
    CoreClientAuthMethod, CoreGenderClaim, CoreGrantType, CoreIdTokenClaims, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreJwsSigningAlgorithm,
    CoreResponseMode, CoreResponseType, CoreSubjectIdentifierType, CoreTokenResponse,
};
use openidconnect::{
    AdditionalProviderMetadata, AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, CsrfToken,
    DiscoveryError, EmptyAdditionalClaims, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest,
    HttpResponse, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier,
    ProviderMetadata, RedirectUrl, RequestTokenError, Scope, SignatureVerificationError, TokenResponse,
    UserInfoClaims, UserInfoError,
};
use platform::clock::Timestamp;
use platform::web::fetch::{Failed, is_here};
use serde::{Deserialize, Serialize};

use super::super::Email;
use super::{Care, Proven, Provider, Refusal, Secrets};

/// How far a provider's clock may be from ours, in seconds.
const SKEW: i64 = 60;
/// How old a token may be that was just handed out, in seconds.
const OLDEST: i64 = 10 * 60;

/// Signatures that only the holder of a private key can make. A secret that we share proves nothing to others.
const SIGNATURES: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// What a provider may say of itself beyond OpenID Connect.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Extras {
    /// Whether its answers name it (RFC 9207).
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for Extras {}

/// What a provider says of itself, with its keys.
pub(super) type Metadata = ProviderMetadata<
    Extras,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Reads the provider's description and keys. It must name the issuer that the settings name.
pub(super) async fn discover(provider: &Provider) -> Result<Metadata, Refusal> {
    let issuer = IssuerUrl::new(provider.settings.issuer.clone())
        .map_err(|error| provider.refuse(Refusal::Odd, &error))?;
    let ask = asking(provider);
    let metadata = Metadata::discover_async(issuer, &ask).await.map_err(|error| match error {
        DiscoveryError::Request(failed) => provider.failed(&failed),
        other => provider.refuse(Refusal::Unreachable, &other),
    })?;
    let door = metadata.authorization_endpoint().url();
    let safe = door.scheme() == "https" || door.host_str().is_some_and(is_here);
    if !safe {
        return Err(provider.refuse(Refusal::Odd, &"its authorization_endpoint is not https"));
    }
    Ok(metadata)
}

fn client(provider: &Provider, metadata: &Metadata) -> Result<Client, Refusal> {
    let settings = &provider.settings;
    let answer = RedirectUrl::new(provider.answer.clone());
    let answer = answer.map_err(|error| provider.refuse(Refusal::Odd, &error))?;
    let methods = metadata.token_endpoint_auth_methods_supported();
    // Without a word about it, the secret goes in the header (OpenID Connect Discovery, 3).
    let in_body = methods.is_some_and(|known| !known.contains(&CoreClientAuthMethod::ClientSecretBasic));
    Ok(CoreClient::from_provider_metadata(
        metadata.clone(),
        ClientId::new(settings.client_id.clone()),
        settings.client_secret.clone(),
    )
    .set_redirect_uri(answer)
    .set_auth_type(if in_body { AuthType::RequestBody } else { AuthType::BasicAuth }))
}

/// Where to send the browser.
pub(super) fn departure(
    provider: &Provider,
    metadata: &Metadata,
    secrets: &Secrets,
    care: Care,
) -> Result<String, Refusal> {
    let client = client(provider, metadata)?;
    let verifier = PkceCodeVerifier::new(secrets.verifier.clone());
    let (state, nonce) = (secrets.state.clone(), secrets.nonce.clone());
    let request = client
        .authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            move || CsrfToken::new(state),
            move || Nonce::new(nonce),
        )
        .add_scopes(["profile", "email"].map(|scope| Scope::new(scope.to_owned())))
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
    let request = match care {
        Care::Usual => request,
        Care::Anew(_) => request.add_prompt(CoreAuthPrompt::Login).set_max_age(Duration::ZERO),
    };
    Ok(request.url().0.to_string())
}

/// Whether an answer comes from whom we asked: where it says so it must be them, and where they promise to say so it must.
pub(super) fn check_issuer(
    provider: &Provider,
    metadata: &Metadata,
    issuer: Option<&str>,
) -> Result<(), Refusal> {
    let promised = metadata.additional_metadata().authorization_response_iss_parameter_supported;
    match issuer {
        Some(issuer) if issuer == provider.settings.issuer => Ok(()),
        None if !promised => Ok(()),
        _ => Err(provider.refuse(Refusal::Odd, &"the answer names another issuer, or none")),
    }
}

/// Changes a code for tokens.
pub(super) async fn redeem(
    provider: &Provider,
    metadata: &Metadata,
    secrets: &Secrets,
    code: &str,
) -> Result<CoreTokenResponse, Refusal> {
    let client = client(provider, metadata)?;
    let ask = asking(provider);
    let request = client.exchange_code(AuthorizationCode::new(code.to_owned()));
    let request = request.map_err(|error| provider.refuse(Refusal::Odd, &error))?;
    let request = request.set_pkce_verifier(PkceCodeVerifier::new(secrets.verifier.clone()));
    request.request_async(&ask).await.map_err(|error| match error {
        RequestTokenError::Request(failed) => provider.failed(&failed),
        // Its words may repeat what we sent: only the kind of answer is logged.
        RequestTokenError::ServerResponse(answer) => provider.refuse(Refusal::Odd, answer.error()),
        RequestTokenError::Parse(..) => provider.refuse(Refusal::Odd, &"its tokens cannot be read"),
        RequestTokenError::Other(_) => provider.refuse(Refusal::Odd, &"no tokens"),
    })
}

/// Why a token is not believed.
pub(super) enum Unreadable {
    /// It is signed with a key that we have not seen.
    UnknownKey,
    /// It is not of now.
    Late(ClaimsVerificationError),
    /// Anything else.
    Odd(Cow<'static, str>),
}

impl Unreadable {
    pub(super) fn refusal(self, provider: &Provider) -> Refusal {
        match self {
            Unreadable::UnknownKey => provider.refuse(Refusal::Odd, &"the token's key is unknown"),
            Unreadable::Late(cause) => provider.refuse(Refusal::Late, &cause),
            Unreadable::Odd(cause) => provider.refuse(Refusal::Odd, &cause),
        }
    }
}

/// Whom the token vouches for: signature, issuer, audience, times and nonce must be right.
pub(super) fn read(
    provider: &Provider,
    metadata: &Metadata,
    secrets: &Secrets,
    care: Care,
    tokens: &CoreTokenResponse,
    now: Timestamp,
) -> Result<Proven, Unreadable> {
    let odd = |cause: &'static str| Unreadable::Odd(Cow::Borrowed(cause));
    let client = client(provider, metadata).map_err(|_| odd("its description cannot be used"))?;
    let token = tokens.id_token().ok_or(odd("no id_token"))?;
    let earliest = match care {
        Care::Usual => None,
        Care::Anew(began) => Some(instant(began.plus_seconds(-SKEW))),
    };
    let verifier = client
        .id_token_verifier()
        .set_allowed_algs(SIGNATURES)
        .set_time_fn(move || instant(now.plus_seconds(-SKEW)))
        .set_issue_time_verifier_fn(move |issued| {
            let of_now =
                issued <= instant(now.plus_seconds(SKEW)) && issued >= instant(now.plus_seconds(-OLDEST));
            if of_now { Ok(()) } else { Err(format!("issued at {issued}")) }
        })
        .set_auth_time_verifier_fn(move |proved| match earliest {
            Some(earliest) if proved.is_none_or(|proved| proved < earliest) => {
                Err(format!("they last proved who they are at {proved:?}"))
            }
            _ => Ok(()),
        });
    let claims =
        token.claims(&verifier, &Nonce::new(secrets.nonce.clone())).map_err(|error| match error {
            ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => {
                Unreadable::UnknownKey
            }
            late @ ClaimsVerificationError::Expired(_) => Unreadable::Late(late),
            other => Unreadable::Odd(Cow::Owned(other.to_string())),
        })?;
    // The crate leaves this check to us (OpenID Connect Core, 3.1.3.7, 5).
    if claims.authorized_party().is_some_and(|party| party.as_str() != provider.settings.client_id) {
        return Err(odd("the token was made for another site"));
    }
    // At most 255 ASCII characters (OpenID Connect Core, 2).
    let subject = claims.subject().as_str();
    if subject.is_empty() || subject.len() > 255 || !subject.bytes().all(|byte| (0x20..0x7f).contains(&byte))
    {
        return Err(odd("its name for the person cannot be one"));
    }
    Ok(proven(provider, claims))
}

fn proven(provider: &Provider, claims: &CoreIdTokenClaims) -> Proven {
    Proven {
        issuer: provider.settings.issuer.clone(),
        subject: claims.subject().to_string(),
        name: claims.name().and_then(|name| name.get(None)).map(|name| name.to_string()).unwrap_or_default(),
        email: claims.email().and_then(|email| Email::parse(email).ok()),
        email_verified: claims.email_verified() == Some(true),
        proved_at: claims.auth_time().map(|at| Timestamp::from_seconds(at.timestamp())),
    }
}

/// Name and address, which many providers tell only where they are asked once more. Without them people type them.
pub(super) async fn complete(
    provider: &Provider,
    metadata: &Metadata,
    proven: Proven,
    tokens: &CoreTokenResponse,
) -> Result<Proven, Refusal> {
    if metadata.userinfo_endpoint().is_none() || !proven.name.is_empty() && proven.email.is_some() {
        return Ok(proven);
    }
    let client = client(provider, metadata)?;
    let subject = openidconnect::SubjectIdentifier::new(proven.subject.clone());
    let request = client.user_info(tokens.access_token().clone(), Some(subject));
    let request = request.map_err(|error| provider.refuse(Refusal::Odd, &error))?;
    let ask = asking(provider);
    let told: Result<UserInfoClaims<EmptyAdditionalClaims, CoreGenderClaim>, UserInfoError<Failed>> =
        request.request_async(&ask).await;
    match told {
        Ok(claims) => {
            let name = claims.name().and_then(|name| name.get(None));
            let name = name.map_or(proven.name, |name| name.to_string());
            // The word about an address belongs to the address beside which it stands.
            let (email, email_verified) = match claims.email().and_then(|email| Email::parse(email).ok()) {
                Some(email) => (Some(email), claims.email_verified() == Some(true)),
                None => (proven.email, proven.email_verified),
            };
            Ok(Proven { name, email, email_verified, ..proven })
        }
        // An answer about somebody else is an attack, or a provider that must not be believed.
        Err(UserInfoError::ClaimsVerification(error)) => Err(provider.refuse(Refusal::Odd, &error)),
        Err(_) => {
            provider.refuse(Refusal::Unreachable, &"it does not tell name and address");
            Ok(proven)
        }
    }
}

/// Asks for the crate, which wants a future that owns what it needs.
fn asking(
    provider: &Provider,
) -> impl Fn(HttpRequest) -> Pin<Box<dyn Future<Output = Result<HttpResponse, Failed>> + Send>> + Send + Sync + use<>
{
    let fetch = provider.fetch.clone();
    move |request| {
        let fetch = fetch.clone();
        Box::pin(async move { fetch.ask(request).await })
    }
}

fn instant(at: Timestamp) -> DateTime<Utc> {
    DateTime::from_timestamp_micros(at.0).unwrap_or_default()
}
