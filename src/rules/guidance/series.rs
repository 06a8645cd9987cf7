//! Dataset series and their members, from either direction of the reference.

use crate::profile::class_name;
use crate::rdf::TermId;
use crate::rdf::vocab::dcat;
use crate::rules::Context;
use oxsdatatypes::Date;
use std::cmp::Ordering;

/// A series with its members.
pub(super) struct Series {
    /// The series.
    pub(super) id: TermId,
    /// Its members, in term order; they may be undescribed.
    pub(super) members: Vec<TermId>,
}

impl Series {
    /// Every series.
    pub(super) fn all(cx: &Context<'_>) -> Vec<Self> {
        let series = cx.instances_named(class_name::DATASET_SERIES);
        series.into_iter().map(|id| Self::of(cx, id)).collect()
    }

    fn of(cx: &Context<'_>, id: TermId) -> Self {
        let mut members = cx.led_from(id, dcat::IN_SERIES);
        let named = cx.values(id, dcat::SERIES_MEMBER);
        members.extend(named.iter().map(|triple| triple.o));
        members.sort_unstable();
        members.dedup();
        Self { id, members }
    }

    /// The members that can be compared: described, readable, and no series.
    pub(super) fn described(&self, cx: &Context<'_>) -> Vec<TermId> {
        let members = self.members.iter().copied();
        members
            .filter(|member| {
                cx.graph.is_described(*member)
                    && !cx.reported.has_resource(*member)
                    && !cx.is_series(*member)
            })
            .collect()
    }
}

/// Chronological order of two days.
pub(super) fn in_time(one: Date, other: Date) -> Ordering {
    one.partial_cmp(&other).unwrap_or(Ordering::Equal)
}
