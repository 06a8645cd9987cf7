//! Walls against robots: what they answer says nothing of the address.

/// A mark by which a wall is known.
struct Mark {
    /// Who built it.
    name: &'static str,
    /// A header in lower case.
    header: &'static str,
    /// What its value holds, in lower case; empty when being there is enough.
    holds: &'static str,
}

const MARKS: &[Mark] = &[
    Mark {
        name: "Cloudflare",
        header: "cf-mitigated",
        holds: "",
    },
    Mark {
        name: "Cloudflare",
        header: "server",
        holds: "cloudflare",
    },
    Mark {
        name: "Akamai",
        header: "server",
        holds: "akamaighost",
    },
    Mark {
        name: "Imperva",
        header: "x-iinfo",
        holds: "",
    },
    Mark {
        name: "Imperva",
        header: "x-cdn",
        holds: "imperva",
    },
    Mark {
        name: "Sucuri",
        header: "x-sucuri-id",
        holds: "",
    },
    Mark {
        name: "DataDome",
        header: "x-datadome",
        holds: "",
    },
    Mark {
        name: "AWS WAF",
        header: "x-amzn-waf-action",
        holds: "",
    },
];

/// Words by which the page of a wall is known, in lower case.
const WORDS: &[(&str, &str)] = &[
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

/// The wall that gave an answer of this status, by its headers or its page.
pub(super) fn built_by<'h>(
    status: u16,
    header: impl Fn(&str) -> Option<&'h str>,
    body: &[u8],
) -> Option<&'static str> {
    if !matches!(status, 403 | 405 | 406 | 429 | 503) {
        return None;
    }
    let holds = |mark: &&Mark| {
        header(mark.header).is_some_and(|value| value.to_ascii_lowercase().contains(mark.holds))
    };
    if let Some(mark) = MARKS.iter().find(holds) {
        return Some(mark.name);
    }
    let page = String::from_utf8_lossy(body).to_ascii_lowercase();
    let found = WORDS.iter().find(|(_, words)| page.contains(words));
    found.map(|(name, _)| *name)
}
