//! Bot protection and web application firewalls (WAF): their responses say nothing about the link, so the verdict is
//! "cannot tell". Vendors are recognized by header, status code or challenge page.

/// A response header by which a vendor is recognized.
struct VendorSign {
    /// Name of the vendor.
    name: &'static str,
    /// Header name, in lower case.
    header: &'static str,
    /// Substring of its value, in lower case; empty when presence is enough.
    holds: &'static str,
}

const MARKS: &[VendorSign] = &[
    VendorSign {
        name: "Cloudflare",
        header: "cf-mitigated",
        holds: "",
    },
    VendorSign {
        name: "Cloudflare",
        header: "server",
        holds: "cloudflare",
    },
    VendorSign {
        name: "Akamai",
        header: "server",
        holds: "akamaighost",
    },
    VendorSign {
        name: "Imperva",
        header: "x-iinfo",
        holds: "",
    },
    VendorSign {
        name: "Imperva",
        header: "x-cdn",
        holds: "imperva",
    },
    VendorSign {
        name: "Sucuri",
        header: "x-sucuri-id",
        holds: "",
    },
    VendorSign {
        name: "DataDome",
        header: "x-datadome",
        holds: "",
    },
    VendorSign {
        name: "AWS WAF",
        header: "x-amzn-waf-action",
        holds: "",
    },
    VendorSign {
        name: "Vercel",
        header: "x-vercel-mitigated",
        holds: "",
    },
    VendorSign {
        name: "Radware",
        header: "x-rdwr-pop",
        holds: "",
    },
];

/// Headers that only challenges have, whatever the status: some vendors send 200 or 202.
const CERTAIN: [&str; 3] = ["cf-mitigated", "x-amzn-waf-action", "x-vercel-mitigated"];

/// Substrings of block pages, in lower case.
const WORDS: &[(&str, &str)] = &[
    ("Akamai", "errors.edgesuite.net"),
    ("Azure", "azure waf js challenge"),
    ("HUMAN", "px-captcha"),
    ("DataDome", "captcha-delivery.com"),
    ("Cloudflare", "challenge-platform"),
    ("Cloudflare", "attention required! | cloudflare"),
    ("Imperva", "_incapsula_resource"),
    (
        "F5",
        "the requested url was rejected. please consult with your administrator",
    ),
    ("captcha", "g-recaptcha"),
    ("captcha", "hcaptcha.com"),
];

/// Substrings of challenge pages, which may have status 200.
const CHALLENGES: &[(&str, &str)] = &[
    ("Cloudflare", "/cdn-cgi/challenge-platform/h/"),
    ("Anubis", "/.within.website/x/cmd/anubis/"),
    ("Imperva", "/_incapsula_resource?swjiylwa="),
    ("DataDome", "captcha-delivery.com/"),
    ("AWS WAF", "awswafcookiedomainlist"),
];

/// The vendor with a status code of its own (999).
const BY_STATUS: &str = "LinkedIn";

/// Whether this is the name of a known vendor.
pub(super) fn is_known(name: &str) -> bool {
    let by_words = WORDS.iter().chain(CHALLENGES).map(|(of, _)| *of);
    let mut all = MARKS.iter().map(|mark| mark.name).chain(by_words);
    name == BY_STATUS || all.any(|of| of == name)
}

/// The vendor that sent a response of this status, by its headers or its page.
pub(super) fn vendor_of<'h>(
    status: u16,
    header: impl Fn(&str) -> Option<&'h str>,
    body: &[u8],
) -> Option<&'static str> {
    // A vendor-specific status code.
    if status == 999 {
        return Some(BY_STATUS);
    }
    let refuses = matches!(status, 403 | 405 | 406 | 429 | 503);
    if !refuses && !(200..300).contains(&status) {
        return None;
    }
    let holds = |mark: &&VendorSign| {
        header(mark.header).is_some_and(|value| value.to_ascii_lowercase().contains(mark.holds))
    };
    let is_certain = |mark: &&VendorSign| refuses || CERTAIN.contains(&mark.header);
    if let Some(mark) = MARKS.iter().filter(is_certain).find(holds) {
        return Some(mark.name);
    }
    // Data may hold any words; only pages are read.
    let is_page = header("content-type").is_none_or(|of| of.to_ascii_lowercase().contains("html"));
    if body.is_empty() || !(refuses || is_page) {
        return None;
    }
    let page = String::from_utf8_lossy(body).to_ascii_lowercase();
    let words = if refuses { WORDS } else { CHALLENGES };
    let found = words.iter().find(|(_, words)| page.contains(words));
    found.map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A status, a header, a body, and the vendor.
    type Known = (
        u16,
        (&'static str, &'static str),
        &'static str,
        Option<&'static str>,
    );

    #[test]
    fn walls_are_known_by_their_marks() {
        let cases: &[Known] = &[
            (403, ("server", "cloudflare"), "", Some("Cloudflare")),
            (200, ("server", "cloudflare"), "", None),
            (200, ("cf-mitigated", "challenge"), "", Some("Cloudflare")),
            (202, ("x-amzn-waf-action", "challenge"), "", Some("AWS WAF")),
            (405, ("x-amzn-waf-action", "captcha"), "", Some("AWS WAF")),
            (403, ("server", "AkamaiGHost"), "", Some("Akamai")),
            (404, ("server", "cloudflare"), "", None),
            (999, ("server", "x"), "", Some("LinkedIn")),
            (
                200,
                ("content-type", "text/html"),
                "<script src='/.within.website/x/cmd/anubis/static/js/main.mjs'>",
                Some("Anubis"),
            ),
            (
                200,
                ("content-type", "text/csv"),
                "/.within.website/x/cmd/anubis/",
                None,
            ),
            (
                403,
                ("content-type", "text/html"),
                "g-recaptcha",
                Some("captcha"),
            ),
            (200, ("content-type", "text/html"), "g-recaptcha", None),
        ];
        for (status, (name, value), body, wall) in cases {
            let header = |of: &str| (of == *name).then_some(*value);
            assert_eq!(
                vendor_of(*status, header, body.as_bytes()),
                *wall,
                "{status} {name}"
            );
        }
    }
}
