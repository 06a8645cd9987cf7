//! Settings of a repository in `katalog.toml`, and options of callers.

mod file;
mod links;
mod span_of_time;

pub(in crate::workspace) use file::NAME;
pub use file::RuleFilter;
pub(in crate::workspace) use file::Settings;
pub(in crate::workspace) use links::LinkSettings;
pub use links::RequestOptions;
pub use span_of_time::SpanOfTime;
