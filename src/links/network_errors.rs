//! Maps errors of reqwest, hyper, rustls and the system to [`FetchError`].

use super::{FetchError, Refusal, TlsError};
use core::net::IpAddr;
use std::error::Error;

/// Why a host name gave no address.
#[derive(Debug, thiserror::Error)]
pub(super) enum ResolveError {
    #[error("refused")]
    Refused(Refusal, IpAddr),
    #[error("there is no such name")]
    Unknown,
    #[error("{0}")]
    Lookup(String),
}

/// Classifies an error of the system's resolver.
pub(super) fn not_found(error: &std::io::Error) -> ResolveError {
    let words = error.to_string();
    if words.contains("emporary failure") || words.contains("try again") {
        ResolveError::Lookup(words)
    } else {
        ResolveError::Unknown
    }
}

/// Classifies an error by the first known cause in its chain.
pub(super) fn of(error: &(dyn Error + 'static)) -> FetchError {
    let mut next: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(cause) = next {
        if let Some(fault) = known(cause) {
            return fault;
        }
        // The inner error of an I/O error is not its `source`.
        let inner = cause
            .downcast_ref::<std::io::Error>()
            .and_then(std::io::Error::get_ref);
        next = match inner {
            Some(inner) => Some(inner),
            None => cause.source(),
        };
    }
    FetchError::Other(last_words(error))
}

fn known(cause: &(dyn Error + 'static)) -> Option<FetchError> {
    use std::io::ErrorKind;
    if let Some(name) = cause.downcast_ref::<ResolveError>() {
        return Some(match name {
            ResolveError::Refused(refusal, ip) => FetchError::Refused(*refusal, Some(*ip)),
            ResolveError::Unknown => FetchError::UnknownHost,
            ResolveError::Lookup(words) => FetchError::Lookup(words.clone()),
        });
    }
    if let Some(tls) = cause.downcast_ref::<rustls::Error>() {
        return Some(FetchError::Tls(tls_error(tls)));
    }
    let Some(io) = cause.downcast_ref::<std::io::Error>() else {
        // The library's own kinds for these are not shown to us.
        let words = cause.to_string();
        let of_proxy = ["tunnel error: ", "unsupported scheme "];
        if of_proxy.iter().any(|start| words.starts_with(start)) {
            return Some(FetchError::Proxy(words));
        }
        let is_cut = words == "connection closed before message completed";
        return is_cut.then_some(FetchError::Broken);
    };
    match io.kind() {
        ErrorKind::ConnectionRefused => Some(FetchError::Closed),
        ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => Some(FetchError::Unreachable),
        ErrorKind::TimedOut => Some(FetchError::Timeout),
        ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::BrokenPipe
        | ErrorKind::UnexpectedEof => Some(FetchError::Broken),
        _ => None,
    }
}

fn tls_error(error: &rustls::Error) -> TlsError {
    use rustls::{AlertDescription as Alert, CertificateError as Certificate, Error as Tls};
    let certificate = match error {
        Tls::InvalidCertificate(certificate) => certificate,
        Tls::AlertReceived(Alert::ProtocolVersion | Alert::HandshakeFailure)
        | Tls::PeerIncompatible(_) => return TlsError::OldVersion,
        Tls::InvalidMessage(_) => return TlsError::NoTls,
        other => return TlsError::Other(other.to_string()),
    };
    match certificate {
        Certificate::Expired => TlsError::Expired(None),
        Certificate::ExpiredContext { time, not_after } => {
            let seconds = time.as_secs().saturating_sub(not_after.as_secs());
            TlsError::Expired(Some(seconds / (24 * 60 * 60)))
        }
        Certificate::NotValidYet | Certificate::NotValidYetContext { .. } => TlsError::NotYetValid,
        Certificate::NotValidForName => TlsError::WrongName(Vec::new()),
        Certificate::NotValidForNameContext { presented, .. } => {
            TlsError::WrongName(presented.iter().map(|name| plain_name(name)).collect())
        }
        Certificate::UnknownIssuer | Certificate::BadSignature => TlsError::UnknownIssuer,
        Certificate::Revoked => TlsError::Revoked,
        // A CA certificate used by a server is self-signed.
        Certificate::Other(other) if other.to_string().contains("CaUsedAsEndEntity") => {
            TlsError::SelfSigned
        }
        Certificate::Other(other) if other.to_string().contains("UnsupportedCertVersion") => {
            TlsError::OldForm
        }
        other => TlsError::Other(other.to_string()),
    }
}

/// `kommunen.se` from `DnsName("kommunen.se")`.
fn plain_name(name: &str) -> String {
    let inner = name.split('"').nth(1);
    inner.unwrap_or(name).to_owned()
}

/// The message of the innermost cause, which contains no URL.
pub(super) fn last_words(error: &dyn Error) -> String {
    let mut words = String::new();
    let mut next: Option<&dyn Error> = error.source();
    while let Some(cause) = next {
        words = cause.to_string();
        next = cause.source();
    }
    words
}
