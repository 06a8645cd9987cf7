//! A category on a distribution.

use crate::diagnostic::Finding;
use crate::message;
use crate::profile::class_name;
use crate::rdf::vocab::dcatap;
use crate::rules::{Check, Context, rule};

rule! {
    "hvd/distribution-category", Warning, portal Silent, "DIGG, rekommendationer: värdefulla datamängder" / "DIGG, recommendations: high-value datasets";
    title "En distribution har en kategori för värdefulla datamängder."
        / "A distribution has a category for high-value datasets.";
    many "{count} {things} har en kategori som hör till datamängden (`{key}`)"
        / "{count} {things} have a category that belongs to the dataset (`{key}`)";
    why "Kategorin hör till datamängden och datatjänsten; på en distribution läses den inte."
        / "The category belongs to the dataset and the data service; on a distribution it is not read.";
    fix "Flytta kategorin till datamängden; distributionen märks med tillämplig lagstiftning (applicableLegislation)."
        / "Move the category to the dataset; the distribution is marked with the regulation (applicableLegislation).";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(category) = cx.graph.iri(dcatap::HVD_CATEGORY) else {
        return;
    };
    for distribution in cx.instances_named(class_name::DISTRIBUTION) {
        let Some(triple) = cx.first(cx.graph.values(distribution, category)) else {
            continue;
        };
        let value = cx.quote(triple.o);
        let message = message!(
            sv: "kategorin {value} hör till datamängden, inte till distributionen",
            en: "the category {value} belongs to the dataset, not to the distribution",
            value
        );
        found.push(cx.on(&RULE.meta, triple, message).help(&RULE.meta.fix));
    }
}
