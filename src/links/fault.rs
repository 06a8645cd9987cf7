//! What errors of the network come to.

use super::{Fault, Refusal, TlsFault};
use core::net::IpAddr;
use std::error::Error;

/// Why a name gave no machine.
#[derive(Debug, thiserror::Error)]
pub(super) enum NameFault {
    #[error("refused")]
    Refused(Refusal, IpAddr),
    #[error("there is no such name")]
    Unknown,
    #[error("{0}")]
    Lookup(String),
}

/// What an error of the system's own look-up comes to.
pub(super) fn not_found(error: &std::io::Error) -> NameFault {
    let words = error.to_string();
    if words.contains("emporary failure") || words.contains("try again") {
        NameFault::Lookup(words)
    } else {
        NameFault::Unknown
    }
}

/// What an error comes to, by the first of its causes that is known.
pub(super) fn of(error: &(dyn Error + 'static)) -> Fault {
    let mut next: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(cause) = next {
        if let Some(fault) = known(cause) {
            return fault;
        }
        // An I/O error shows what is in it, but not as its source.
        let inner = cause
            .downcast_ref::<std::io::Error>()
            .and_then(std::io::Error::get_ref);
        next = match inner {
            Some(inner) => Some(inner),
            None => cause.source(),
        };
    }
    Fault::Other(last_words(error))
}

fn known(cause: &(dyn Error + 'static)) -> Option<Fault> {
    use std::io::ErrorKind;
    if let Some(name) = cause.downcast_ref::<NameFault>() {
        return Some(match name {
            NameFault::Refused(refusal, ip) => Fault::Refused(*refusal, Some(*ip)),
            NameFault::Unknown => Fault::UnknownHost,
            NameFault::Lookup(words) => Fault::Lookup(words.clone()),
        });
    }
    if let Some(tls) = cause.downcast_ref::<rustls::Error>() {
        return Some(Fault::Tls(tls_fault(tls)));
    }
    let Some(io) = cause.downcast_ref::<std::io::Error>() else {
        // The library's own kinds for these are not shown to us.
        let words = cause.to_string();
        let of_proxy = ["tunnel error: ", "unsupported scheme "];
        if of_proxy.iter().any(|start| words.starts_with(start)) {
            return Some(Fault::Proxy(words));
        }
        let is_cut = words == "connection closed before message completed";
        return is_cut.then_some(Fault::Broken);
    };
    match io.kind() {
        ErrorKind::ConnectionRefused => Some(Fault::Closed),
        ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => Some(Fault::Unreachable),
        ErrorKind::TimedOut => Some(Fault::Timeout),
        ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::BrokenPipe
        | ErrorKind::UnexpectedEof => Some(Fault::Broken),
        _ => None,
    }
}

fn tls_fault(error: &rustls::Error) -> TlsFault {
    use rustls::{AlertDescription as Alert, CertificateError as Certificate, Error as Tls};
    let certificate = match error {
        Tls::InvalidCertificate(certificate) => certificate,
        Tls::AlertReceived(Alert::ProtocolVersion | Alert::HandshakeFailure)
        | Tls::PeerIncompatible(_) => return TlsFault::OldVersion,
        Tls::InvalidMessage(_) => return TlsFault::NoTls,
        other => return TlsFault::Other(other.to_string()),
    };
    match certificate {
        Certificate::Expired => TlsFault::Expired(None),
        Certificate::ExpiredContext { time, not_after } => {
            let seconds = time.as_secs().saturating_sub(not_after.as_secs());
            TlsFault::Expired(Some(seconds / (24 * 60 * 60)))
        }
        Certificate::NotValidYet | Certificate::NotValidYetContext { .. } => TlsFault::NotYetValid,
        Certificate::NotValidForName => TlsFault::WrongName(Vec::new()),
        Certificate::NotValidForNameContext { presented, .. } => {
            TlsFault::WrongName(presented.iter().map(|name| plain_name(name)).collect())
        }
        Certificate::UnknownIssuer | Certificate::BadSignature => TlsFault::UnknownIssuer,
        Certificate::Revoked => TlsFault::Revoked,
        // A certificate that says of itself that it may issue others was made by the server for itself.
        Certificate::Other(other) if other.to_string().contains("CaUsedAsEndEntity") => {
            TlsFault::SelfSigned
        }
        Certificate::Other(other) if other.to_string().contains("UnsupportedCertVersion") => {
            TlsFault::OldForm
        }
        other => TlsFault::Other(other.to_string()),
    }
}

/// `kommunen.se` from `DnsName("kommunen.se")`.
fn plain_name(name: &str) -> String {
    let inner = name.split('"').nth(1);
    inner.unwrap_or(name).to_owned()
}

/// The innermost cause in its own words, which name no address.
pub(super) fn last_words(error: &dyn Error) -> String {
    let mut words = String::new();
    let mut next: Option<&dyn Error> = error.source();
    while let Some(cause) = next {
        words = cause.to_string();
        next = cause.source();
    }
    words
}
