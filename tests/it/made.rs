//! Generated catalogues: plausible, with random mistakes, deterministic by seed.

use std::collections::BTreeSet;
use std::fmt::Write as _;

const DCAT: &str = "http://www.w3.org/ns/dcat#";
const DCT: &str = "http://purl.org/dc/terms/";
const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// A small pseudo-random generator (splitmix64).
pub struct Chance(pub u64);

impl Chance {
    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("less than a usize")
    }

    /// True with this probability, in percent.
    pub fn is(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    /// A line of a pool.
    fn line(&mut self, pool: &'static str) -> &'static str {
        let number = self.below(pool.lines().count());
        pool.lines().nth(number).unwrap_or_default()
    }

    /// One of these.
    pub fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// A generated catalogue as N-Triples.
pub fn catalogue(seed: u64) -> String {
    let mut maker = Maker {
        chance: Chance(seed),
        triples: BTreeSet::new(),
        nodes: Vec::new(),
        blanks: 0,
    };
    maker.make();
    let mut text = String::new();
    for triple in &maker.triples {
        let _ = writeln!(text, "{triple} .");
    }
    text
}

struct Maker {
    chance: Chance,
    triples: BTreeSet<String>,
    /// All nodes so far, as targets of mistakes.
    nodes: Vec<String>,
    blanks: usize,
}

/// Unusual literals.
const LITERALS: &str = include_str!("../fixtures/made/literals.txt");

/// Unusual IRIs of other sites.
const LINKS: &str = include_str!("../fixtures/made/links.txt");

/// Unusual properties, those of the profile first.
const PROPERTIES: &str = include_str!("../fixtures/made/properties.txt");

/// Unusual classes.
const CLASSES: &str = include_str!("../fixtures/made/classes.txt");

impl Maker {
    fn make(&mut self) {
        let catalogs = [0, 1, 1, 1, 1, 2, 3][self.chance.below(7)];
        let catalogs: Vec<String> = (0..catalogs).map(|n| self.node("catalog", n, 10)).collect();
        let agents: Vec<String> = (0..=self.chance.below(3))
            .map(|n| self.node("agent", n, 30))
            .collect();
        let contacts: Vec<String> = (0..=self.chance.below(3))
            .map(|n| self.node("contact", n, 40))
            .collect();
        let series: Vec<String> = (0..self.chance.below(2))
            .map(|n| self.node("series", n, 5))
            .collect();
        let services: Vec<String> = (0..self.chance.below(3))
            .map(|n| self.node("service", n, 10))
            .collect();
        let datasets: Vec<String> = (0..=self.chance.below(8))
            .map(|n| self.node("dataset", n, 10))
            .collect();
        for agent in &agents {
            self.agent(agent);
        }
        for contact in &contacts {
            self.contact(contact);
        }
        for catalog in &catalogs {
            self.typed(catalog, &format!("{DCAT}Catalog"));
            self.say(catalog, &format!("{DCT}title"), "\"Katalogen\"@sv");
            self.link(catalog, &format!("{DCT}publisher"), &agents);
            if self.chance.is(60) {
                self.say(
                    catalog,
                    &format!("{DCT}license"),
                    "<http://creativecommons.org/publicdomain/zero/1.0/>",
                );
            }
            if self.chance.is(60) {
                self.say(
                    catalog,
                    &format!("{DCT}language"),
                    "<http://publications.europa.eu/resource/authority/language/SWE>",
                );
            }
        }
        for sub in catalogs.iter().skip(1) {
            if self.chance.is(60) {
                self.say(&catalogs[0], &format!("{DCT}hasPart"), sub);
            }
        }
        let many: Vec<(&str, &Vec<String>)> = vec![
            ("DatasetSeries", &series),
            ("DataService", &services),
            ("Dataset", &datasets),
        ];
        for (class, nodes) in many {
            for (number, node) in nodes.iter().enumerate() {
                self.typed(node, &format!("{DCAT}{class}"));
                self.main(node, number, class, &catalogs, &agents, &contacts);
            }
        }
        for (number, dataset) in datasets.iter().enumerate() {
            self.link_sometimes(dataset, &format!("{DCAT}inSeries"), &series, 40);
            self.distributions(dataset, number, &services, &datasets);
            self.nested(dataset);
        }
        self.plant();
    }

    /// A node: an IRI like katalog's, like others', or a blank node.
    fn node(&mut self, concept: &str, number: usize, blank: u64) -> String {
        let node = if self.chance.is(blank) {
            self.blank()
        } else {
            match self.chance.below(4) {
                0 => format!("<https://data.kommunen.example/id/{concept}/sak-{number}>"),
                1 => format!("<https://data.kommunen.example/store/{number}/resource/{concept}>"),
                2 => format!("<https://annan.example/{concept}/con-{number}>"),
                _ => format!("<http://dataportal.se/organisation/SE212000014{number}{concept}>"),
            }
        };
        self.nodes.push(node.clone());
        node
    }

    fn blank(&mut self) -> String {
        self.blanks += 1;
        format!("_:n{}", self.blanks)
    }

    fn say(&mut self, s: &str, p: &str, o: &str) {
        self.triples.insert(format!("{s} <{p}> {o}"));
    }

    fn typed(&mut self, node: &str, class: &str) {
        if self.chance.is(96) {
            self.say(node, TYPE, &format!("<{class}>"));
        }
    }

    fn link(&mut self, s: &str, p: &str, to: &[String]) {
        self.link_sometimes(s, p, to, 85);
    }

    fn link_sometimes(&mut self, s: &str, p: &str, to: &[String], percent: u64) {
        if !to.is_empty() && self.chance.is(percent) {
            let target = to[self.chance.below(to.len())].clone();
            self.say(s, p, &target);
        }
    }

    fn agent(&mut self, node: &str) {
        self.typed(node, "http://xmlns.com/foaf/0.1/Agent");
        let name = self
            .chance
            .pick(&["\"Kommunen\"@sv", "\"Kommunen\"", "\"Bolaget\"@sv"]);
        self.say(node, "http://xmlns.com/foaf/0.1/name", name);
        if self.chance.is(40) {
            let number =
                self.chance
                    .pick(&["\"212000-0142\"", "\"2120000142\"", "\"212000-1355\""]);
            self.say(node, &format!("{DCT}identifier"), number);
        }
        if self.chance.is(50) {
            self.say(
                node,
                &format!("{DCT}type"),
                "<http://purl.org/adms/publishertype/LocalAuthority>",
            );
        }
    }

    fn contact(&mut self, node: &str) {
        let class = self.chance.pick(&["Organization", "Individual", "Kind"]);
        self.typed(node, &format!("http://www.w3.org/2006/vcard/ns#{class}"));
        self.say(
            node,
            "http://www.w3.org/2006/vcard/ns#fn",
            "\"Funktionen\"@sv",
        );
        self.say(
            node,
            "http://www.w3.org/2006/vcard/ns#hasEmail",
            "<mailto:data@kommunen.example>",
        );
        if self.chance.is(40) {
            let telephone = self.blank();
            self.say(
                node,
                "http://www.w3.org/2006/vcard/ns#hasTelephone",
                &telephone,
            );
            self.typed(&telephone, "http://www.w3.org/2006/vcard/ns#Voice");
            self.say(
                &telephone,
                "http://www.w3.org/2006/vcard/ns#hasValue",
                "<tel:+4649012345>",
            );
        }
    }

    fn main(
        &mut self,
        node: &str,
        number: usize,
        class: &str,
        catalogs: &[String],
        agents: &[String],
        contacts: &[String],
    ) {
        let title = self.chance.pick(&[
            "\"Badplatser\"@sv",
            "\"Lekplatser å ä ö\"@sv",
            "\"CON\"@sv",
            "\"???\"@sv",
            "\"Data\"@en",
            "\"Badplatser\"",
        ]);
        self.say(node, &format!("{DCT}title"), title);
        self.say(
            node,
            &format!("{DCT}description"),
            &format!("\"Beskrivning {number}\"@sv"),
        );
        self.link(node, &format!("{DCT}publisher"), agents);
        if self.chance.is(30) {
            // A copy of its own, as in some exports.
            let copy = self.blank();
            self.say(node, &format!("{DCAT}contactPoint"), &copy);
            self.say(
                &copy,
                TYPE,
                "<http://www.w3.org/2006/vcard/ns#Organization>",
            );
            self.say(&copy, "http://www.w3.org/2006/vcard/ns#fn", "\"Kopian\"");
            self.say(
                &copy,
                "http://www.w3.org/2006/vcard/ns#hasEmail",
                "<mailto:kopia@kommunen.example>",
            );
        } else {
            self.link(node, &format!("{DCAT}contactPoint"), contacts);
        }
        let listing = if class == "DataService" {
            "service"
        } else {
            "dataset"
        };
        for catalog in catalogs {
            if self.chance.is(70) {
                self.say(catalog, &format!("{DCAT}{listing}"), node);
            }
        }
        if self.chance.is(70) {
            self.say(
                node,
                &format!("{DCT}accessRights"),
                "<http://publications.europa.eu/resource/authority/access-right/PUBLIC>",
            );
        }
        for theme in ["ENVI", "GOVE"] {
            if self.chance.is(40) {
                self.say(
                    node,
                    &format!("{DCAT}theme"),
                    &format!(
                        "<http://publications.europa.eu/resource/authority/data-theme/{theme}>"
                    ),
                );
            }
        }
        if self.chance.is(25) {
            self.say(
                node,
                "http://data.europa.eu/r5r/hvdCategory",
                "<http://data.europa.eu/bna/c_164e0bf5>",
            );
        }
        if self.chance.is(25) {
            self.say(
                node,
                "http://data.europa.eu/r5r/applicableLegislation",
                "<http://data.europa.eu/eli/reg_impl/2023/138/oj>",
            );
        }
    }

    fn distributions(
        &mut self,
        dataset: &str,
        number: usize,
        services: &[String],
        datasets: &[String],
    ) {
        for part in 0..self.chance.below(4) {
            let node = self.node("distribution", 10 * number + part, 40);
            self.typed(&node, &format!("{DCAT}Distribution"));
            if self.chance.is(92) {
                self.say(dataset, &format!("{DCAT}distribution"), &node);
            }
            let format = self.chance.pick(&[
                "\"text/csv\"",
                "\"text/csv\"",
                "\"application/json\"",
                "\"hemgjort\"",
            ]);
            if self.chance.is(80) {
                self.say(&node, &format!("{DCT}format"), format);
            }
            for property in ["accessURL", "downloadURL"] {
                if self.chance.is(60) {
                    self.say(
                        &node,
                        &format!("{DCAT}{property}"),
                        &format!("<https://data.kommunen.example/fil/{number}-{part}>"),
                    );
                }
            }
            if self.chance.is(70) {
                let licence = self.chance.pick(&[
                    "<http://creativecommons.org/publicdomain/zero/1.0/>",
                    "<https://creativecommons.org/publicdomain/zero/1.0/deed.sv>",
                ]);
                self.say(&node, &format!("{DCT}license"), licence);
            }
            if self.chance.is(30) {
                self.say(
                    &node,
                    "http://data.europa.eu/r5r/applicableLegislation",
                    "<http://data.europa.eu/eli/reg_impl/2023/138/oj>",
                );
            }
            if let Some(service) = services.first()
                && self.chance.is(40)
            {
                self.say(&node, &format!("{DCAT}accessService"), service);
                if self.chance.is(60) {
                    self.say(service, &format!("{DCAT}servesDataset"), dataset);
                }
            }
            if self.chance.is(8) {
                let other = &datasets[self.chance.below(datasets.len())];
                self.say(other, &format!("{DCAT}distribution"), &node);
            }
        }
    }

    fn nested(&mut self, dataset: &str) {
        if self.chance.is(40) {
            let period = self.blank();
            self.say(dataset, &format!("{DCT}temporal"), &period);
            self.typed(&period, &format!("{DCT}PeriodOfTime"));
            self.say(
                &period,
                &format!("{DCAT}startDate"),
                "\"2024-01-01\"^^<http://www.w3.org/2001/XMLSchema#date>",
            );
            self.nodes.push(period);
        }
        if self.chance.is(40) {
            let place = self.blank();
            self.say(dataset, &format!("{DCT}spatial"), &place);
            self.typed(&place, &format!("{DCT}Location"));
            self.say(&place, &format!("{DCAT}bbox"), r#""POLYGON((13.2 58.98,13.55 58.98,13.55 58.8,13.2 58.8,13.2 58.98))"^^<http://www.opengis.net/ont/geosparql#wktLiteral>"#);
            self.nodes.push(place);
        }
        if self.chance.is(30) {
            let statement = self.blank();
            self.say(dataset, &format!("{DCT}provenance"), &statement);
            self.typed(&statement, &format!("{DCT}ProvenanceStatement"));
            let text = self.chance.pick(&[
                "\"Inventering\"@sv",
                "\"https://x.example/y\"@sv",
                "\"Inventering\"",
            ]);
            self.say(&statement, &format!("{DCT}description"), text);
            self.nodes.push(statement);
        }
    }

    /// Mistakes: unintended, missing and contradictory triples.
    fn plant(&mut self) {
        for _ in 0..self.chance.below(8) {
            let s = self.anything();
            let p = self.chance.line(PROPERTIES);
            let o = self.object();
            // Invalid RDF is not generated.
            self.say(&s, p, &o);
        }
        if self.chance.is(25) {
            let node = self.anything();
            let class = self.chance.line(CLASSES);
            self.say(&node, TYPE, &format!("<{class}>"));
        }
        if self.chance.is(20) {
            // A cycle of blank nodes.
            let (a, b) = (self.blank(), self.blank());
            self.say(&a, "https://kommunen.example/ns#eget", &b);
            self.say(&b, "https://kommunen.example/ns#eget", &a);
            let from = self.anything();
            if self.chance.is(50) {
                self.say(&from, "http://purl.org/dc/terms/relation", &a);
            }
        }
        if self.chance.is(15) {
            // A deeply nested list.
            let mut rest = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>".to_owned();
            for item in 0..9 {
                let cell = self.blank();
                self.say(
                    &cell,
                    "http://www.w3.org/1999/02/22-rdf-syntax-ns#first",
                    &format!("\"{item}\""),
                );
                self.say(
                    &cell,
                    "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest",
                    &rest,
                );
                rest = cell;
            }
            let from = self.anything();
            self.say(&from, "https://kommunen.example/ns#lista", &rest);
        }
        for _ in 0..self.chance.below(4) {
            let number = self.chance.below(self.triples.len().max(1));
            if let Some(lost) = self.triples.iter().nth(number).cloned() {
                self.triples.remove(&lost);
            }
        }
    }

    fn anything(&mut self) -> String {
        if self.nodes.is_empty() || self.chance.is(5) {
            return "<https://kommunen.example/ensam>".to_owned();
        }
        self.nodes[self.chance.below(self.nodes.len())].clone()
    }

    fn object(&mut self) -> String {
        match self.chance.below(10) {
            0..=4 => self.chance.line(LITERALS).to_owned(),
            5..=7 => format!("<{}>", self.chance.line(LINKS)),
            8 => self.anything(),
            _ => self.blank(),
        }
    }
}
