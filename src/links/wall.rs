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
    Mark {
        name: "Vercel",
        header: "x-vercel-mitigated",
        holds: "",
    },
    Mark {
        name: "Radware",
        header: "x-rdwr-pop",
        holds: "",
    },
];

/// Marks that no other answer bears, whatever its status: some walls say 200 or 202.
const CERTAIN: [&str; 3] = ["cf-mitigated", "x-amzn-waf-action", "x-vercel-mitigated"];

/// Words by which the page of a wall is known, in lower case.
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

/// Words that stand in the page of a wall alone, which may come with 200.
const CHALLENGES: &[(&str, &str)] = &[
    ("Cloudflare", "/cdn-cgi/challenge-platform/h/"),
    ("Anubis", "/.within.website/x/cmd/anubis/"),
    ("Imperva", "/_incapsula_resource?swjiylwa="),
    ("DataDome", "captcha-delivery.com/"),
    ("AWS WAF", "awswafcookiedomainlist"),
];

/// The wall that has a status of its own.
const BY_STATUS: &str = "LinkedIn";

/// Whether this is the name of a wall.
pub(super) fn is_known(name: &str) -> bool {
    let by_words = WORDS.iter().chain(CHALLENGES).map(|(of, _)| *of);
    let mut all = MARKS.iter().map(|mark| mark.name).chain(by_words);
    name == BY_STATUS || all.any(|of| of == name)
}

/// The wall that gave an answer of this status, by its headers or its page.
pub(super) fn built_by<'h>(
    status: u16,
    header: impl Fn(&str) -> Option<&'h str>,
    body: &[u8],
) -> Option<&'static str> {
    // A status of its own, which says this and nothing else.
    if status == 999 {
        return Some(BY_STATUS);
    }
    let refuses = matches!(status, 403 | 405 | 406 | 429 | 503);
    if !refuses && !(200..300).contains(&status) {
        return None;
    }
    let holds = |mark: &&Mark| {
        header(mark.header).is_some_and(|value| value.to_ascii_lowercase().contains(mark.holds))
    };
    let is_certain = |mark: &&Mark| refuses || CERTAIN.contains(&mark.header);
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

    /// A status, a header, a body, and the wall.
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
                built_by(*status, header, body.as_bytes()),
                *wall,
                "{status} {name}"
            );
        }
    }
}
