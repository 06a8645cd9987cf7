//! Findings (diagnostics) as plain data: rule, severity, message, span, fix.

mod cause;
mod cause_group;
mod collector;
mod explained;
mod finding;
mod fingerprint;
mod fix;
mod levels;
mod message;
mod meta;
mod plural;
mod text;

pub use cause::{Cause, Explains};
pub use cause_group::{CauseGroup, group};
pub use collector::{Collector, Summary};
pub use explained::{resolve_chains, retain_with_causes, without_gone};
pub use finding::{CauseKey, Discriminator, Finding};
pub use fingerprint::{Identity, Ordinals};
pub use fix::{Edit, Fix, NewValue, Operation, Rewrite, Safety, Target};
pub use levels::{Levels, group_of};
pub use message::{Arg, Argument, List, Lower, Message, Template};
pub use meta::{Fixer, Portal, RuleMeta, Severity};
pub use plural::{Plural, Several, counted, grouped, places};
pub use text::{Lang, Text};
