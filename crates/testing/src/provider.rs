//! An organisation's sign-in (OpenID Connect) on this machine, which says whatever a test has it say, with keys of its own.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use axum::{Json, Router};
use community::features::accounts::providers::{ProviderSettings, Providers};
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm};
use openidconnect::{ClientSecret, JsonWebKeyId, PrivateSigningKey};
use platform::clock::Timestamp;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;

const CLIENT: &str = "lyceum";
const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const FOR_URLS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A provider that listens on this machine.
pub struct Provider {
    /// Its name for itself.
    pub issuer: String,
    shared: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    issuer: String,
    /// The seed of the key that it shows and signs with.
    seed: u8,
    /// Codes that were handed out: the challenge that belongs to each, and what its token says.
    codes: HashMap<String, (String, Value)>,
    /// What it tells about who has this access token, which is the code's.
    people: HashMap<String, Value>,
    /// How often its description was read.
    described: usize,
}

impl Provider {
    /// One that listens on a free port.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let issuer = format!("http://{}", listener.local_addr().expect("its address"));
        let shared = Arc::new(Mutex::new(Shared { issuer: issuer.clone(), seed: 1, ..Shared::default() }));
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(description))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/me", get(me))
            .with_state(Arc::clone(&shared));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Provider { issuer, shared }
    }

    /// A site's providers: this one, as "campus".
    pub fn as_campus(&self) -> Providers {
        let settings = ProviderSettings {
            issuer: self.issuer.clone(),
            client_id: CLIENT.to_owned(),
            client_secret: Some(ClientSecret::new("a secret between the two".to_owned())),
            label: "Campus".to_owned(),
            hosts: Vec::new(),
        };
        let settings = BTreeMap::from([("campus".to_owned(), settings)]);
        Providers::new(&settings, "http://localhost").expect("sound settings")
    }

    /// The path by which it sends a browser back that it was sent by `departure`. Its token says what a sound one would say
    /// now, changed by `claims`: null leaves a claim out.
    pub fn answer(&self, departure: &str, claims: &Value, now: Timestamp) -> String {
        self.answer_with_key(departure, claims, now, None)
    }

    /// The same with a token that somebody else has signed.
    pub fn forged(&self, departure: &str, claims: &Value, now: Timestamp) -> String {
        self.answer_with_key(departure, claims, now, Some(99))
    }

    /// From now on it shows and signs with another key.
    pub fn change_key(&self) {
        self.shared.lock().expect("no panic held it").seed += 1;
    }

    /// How often its description was read.
    pub fn described(&self) -> usize {
        self.shared.lock().expect("no panic held it").described
    }

    fn answer_with_key(&self, departure: &str, claims: &Value, now: Timestamp, key: Option<u8>) -> String {
        let asked = parameters(departure);
        let mut shared = self.shared.lock().expect("no panic held it");
        let code = format!("code-{}", shared.codes.len());
        let mut says = json!({
            "iss": self.issuer, "aud": CLIENT, "sub": "u-1", "nonce": asked["nonce"],
            "iat": now.seconds(), "exp": now.seconds() + 300,
        });
        for (name, value) in claims.as_object().expect("claims") {
            match value {
                Value::Null => drop(says.as_object_mut().expect("claims").remove(name)),
                value => says[name] = value.clone(),
            }
        }
        let told = json!({ "sub": says["sub"], "name": says["name"], "email": says["email"], "email_verified": says["email_verified"] });
        let seed = key.unwrap_or(shared.seed);
        let shown = shared.seed;
        // Name and address it tells only where it is asked once more, as many do.
        for claim in ["name", "email", "email_verified"] {
            says.as_object_mut().expect("claims").remove(claim);
        }
        let told = told.as_object().expect("claims").iter().filter(|(_, value)| !value.is_null());
        let told = told.map(|(name, value)| (name.clone(), value.clone())).collect();
        shared.people.insert(code.clone(), Value::Object(told));
        let token = json!({ "token": signed(&says, seed, shown) });
        shared.codes.insert(code.clone(), (asked["code_challenge"].clone(), token));
        let back = asked["redirect_uri"].trim_start_matches("http://localhost");
        format!("{back}?code={code}&state={}&iss={}", asked["state"], self.issuer)
    }
}

/// What stands behind an address's question mark, decoded.
pub fn parameters(address: &str) -> HashMap<String, String> {
    let query = address.split_once('?').map(|(_, query)| query).unwrap_or_default();
    let decoded = |text: &str| {
        let mut bytes = Vec::new();
        let mut rest = text.as_bytes();
        while let [first, tail @ ..] = rest {
            let digits = std::str::from_utf8(tail.get(..2).unwrap_or_default()).unwrap_or_default();
            match (first, u8::from_str_radix(digits, 16)) {
                (b'%', Ok(byte)) => {
                    bytes.push(byte);
                    rest = &tail[2..];
                }
                (first, _) => {
                    bytes.push(*first);
                    rest = tail;
                }
            }
        }
        String::from_utf8(bytes).expect("text")
    };
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), decoded(value))).collect()
}

type Shown = Arc<Mutex<Shared>>;

async fn description(State(shared): State<Shown>) -> Json<Value> {
    let mut shared = shared.lock().expect("no panic held it");
    shared.described += 1;
    let issuer = &shared.issuer;
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/me"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
        "authorization_response_iss_parameter_supported": true,
    }))
}

async fn keys(State(shared): State<Shown>) -> Json<Value> {
    let seed = shared.lock().expect("no panic held it").seed;
    let key = serde_json::to_value(signing_key(seed, seed).as_verification_key()).expect("a key");
    Json(json!({ "keys": [key] }))
}

/// Changes a code for its token, once, for whoever holds the challenge's verifier and the secret.
async fn token(
    State(shared): State<Shown>,
    headers: HeaderMap,
    Form(form): Form<HashMap<String, String>>,
) -> Result<Json<Value>, (StatusCode, Json<Value>)> {
    let refused = |why: &str| (StatusCode::BAD_REQUEST, Json(json!({ "error": why })));
    if !headers.contains_key("authorization") {
        return Err(refused("invalid_client"));
    }
    let code = form.get("code").cloned().unwrap_or_default();
    let found = shared.lock().expect("no panic held it").codes.remove(&code);
    let (challenge, token) = found.ok_or_else(|| refused("invalid_grant"))?;
    let verifier = form.get("code_verifier").cloned().unwrap_or_default();
    if base64(&Sha256::digest(verifier), FOR_URLS) != challenge {
        return Err(refused("invalid_grant"));
    }
    Ok(Json(json!({
        "access_token": code, "token_type": "Bearer", "expires_in": 300, "id_token": token["token"],
    })))
}

async fn me(State(shared): State<Shown>, headers: HeaderMap) -> Json<Value> {
    let bearer = headers.get("authorization").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let shared = shared.lock().expect("no panic held it");
    Json(shared.people.get(bearer.trim_start_matches("Bearer ")).cloned().unwrap_or_default())
}

/// A token signed with the key of `seed`, which says that it was the one of `shown`.
fn signed(says: &Value, seed: u8, shown: u8) -> String {
    let part = |value: &Value| base64(value.to_string().as_bytes(), FOR_URLS);
    let header = json!({ "alg": "EdDSA", "kid": format!("key-{shown}") });
    let text = format!("{}.{}", part(&header), part(says));
    let signature =
        signing_key(seed, shown).sign(&CoreJwsSigningAlgorithm::EdDsa, text.as_bytes()).expect("a signature");
    format!("{text}.{}", base64(&signature, FOR_URLS))
}

/// An Ed25519 key made of a seed (RFC 8410, 7), under the name of another.
fn signing_key(seed: u8, name: u8) -> CoreEdDsaPrivateSigningKey {
    let mut der = vec![0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];
    der.extend([seed; 32]);
    let [begin, end] = ["BEGIN", "END"].map(|word| format!("-----{word} PRIVATE KEY-----"));
    let pem = format!("{begin}\n{}\n{end}\n", base64(&der, STANDARD));
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(JsonWebKeyId::new(format!("key-{name}"))))
        .expect("a key")
}

/// Base 64 without padding (RFC 4648), in either alphabet.
fn base64(bytes: &[u8], alphabet: &[u8; 64]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let mut three = [0; 3];
        three[..chunk.len()].copy_from_slice(chunk);
        let bits = u32::from_be_bytes([0, three[0], three[1], three[2]]);
        for place in 0..=chunk.len() {
            let digit = (bits >> (18 - 6 * place)) & 63;
            text.push(char::from(alphabet[digit as usize]));
        }
    }
    text
}
