//! TLS certificates of the test server, generated for each run: a valid one and invalid ones.

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime};

/// Generated once.
struct All {
    trusted: String,
    configs: BTreeMap<&'static str, Arc<ServerConfig>>,
}

/// The certificate that the program trusts, as PEM.
pub fn trusted() -> &'static str {
    &all().trusted
}

/// TLS settings of this listener; `None` without TLS.
pub fn served_as(way: &str) -> Option<Arc<ServerConfig>> {
    all().configs.get(way).cloned()
}

fn all() -> &'static All {
    static ALL: OnceLock<All> = OnceLock::new();
    ALL.get_or_init(make)
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn make() -> All {
    let (trusted, issuer) = authority("known");
    let (_, stranger) = authority("unknown");
    let here = ["127.0.0.1", "localhost"];
    let fine = SystemTime::now() + 30 * DAY;
    // Several days in the past, to be independent of the time zone.
    let over = SystemTime::now() - 3 * DAY - DAY / 2;
    let configs = [
        ("secure", config(&here, fine, &issuer)),
        ("expired", config(&here, over, &issuer)),
        ("wrong", config(&["annan.example"], fine, &issuer)),
        ("unknown", config(&here, fine, &stranger)),
    ];
    All {
        trusted,
        configs: configs.into(),
    }
}

fn authority(name: &str) -> (String, Issuer<'static, KeyPair>) {
    let mut params = CertificateParams::new(Vec::new()).expect("parameters");
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().expect("key");
    let certificate = params.self_signed(&key).expect("certificate");
    (certificate.pem(), Issuer::new(params, key))
}

fn config(names: &[&str], until: SystemTime, issuer: &Issuer<'_, KeyPair>) -> Arc<ServerConfig> {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let mut params = CertificateParams::new(names).expect("parameters");
    params.not_before = (SystemTime::now() - 60 * DAY).into();
    params.not_after = until.into();
    let key = KeyPair::generate().expect("key");
    let certificate = params.signed_by(&key, issuer).expect("certificate");
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .expect("certificate and key");
    Arc::new(config)
}
