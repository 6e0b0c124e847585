//! Law as dated data, and its verdicts on a case.
//!
//! A [`Rulebook`] is a list of [`Rule`]s: where each stands, the days it is in force, what it limits, whether it is
//! binding, how well its text is known, whom it is about, and what it demands as a [`RuleKind`] with values. The kinds
//! are code and a closed list; everything else is data, so that another country, or a bank's own rules, is another
//! file. Asked about [`Facts`], each rule answers with a [`Verdict`]: pass, warn, fail or not applicable, with the
//! figures compared. A verdict is a value, never an error.
//!
//! | kind | reads | broken when | values |
//! |---|---|---|---|
//! | `maxTerm` | plan: effective, last due | the whole months between are more | `months` |
//! | `maxAmount` | plan: amount | it is more | `amount` |
//! | `noReinstalment` | plan: contains instalments, kind | it does, and is no hardship plan excepted | `exceptHardship` |
//! | `noInterestOnFees` | plan: fees bearing interest; without a plan, terms: fees bear interest | there are any | |
//! | `rateShown` | plan: rate display | it is not shown, or simple and not said so | `simpleNamed` |
//! | `requiredItems` | document: items | one is missing | `document`, `items` of `key`, `name` |
//! | `rateBand` | terms: rate, of the band's period | it lies outside | `period`, `atLeast`, `atMost` |
//! | `penaltyMultiple` | terms: penalty | it lies outside its band | `overdue`, `misuse`, each `atLeast`, `atMost` |
//! | `annualCostCap` | terms: all-in rate, reference rate | it is more | `rate`, or `ofReference` (a multiple) |
//! | `noOverLimitFee` | terms: over-limit fee | there is one | |
//! | `lostInterestFreePeriod` | terms: lost interest-free period | interest reaches back further | `onRepaidPart`, `onEarlierCycles` |
//! | `lateFeeBasis` | cycle: late fee, minimum, unpaid minimum, contract fee | it is more than the share | `of`, `share` |
//! | `lateFeeCap` | cycle: late fee, repeated miss | it is more | `first`, `repeated` |
//! | `minimumPayment` | cycle: minimum, balance, charges, instalments | it is less than the shares' sum (at most the balance) | `ofBalance`, `ofCharges`, `ofInstalments` |
//! | `chargeCap` | charges | what is unpaid is more than [`ChargeCap`] allows | `rate`, `dayCount` |
//! | `persistentDebt` | history, of at least so many months | charges paid are more than principal paid | `months` |
//! | `allocationOrder` | payment | it meets something else first | `steps` of `fromDay`, `toDay`, `order`; `wholePayment` |
//! | `classification` | account: days past due, class | the class is better | `above` (four thresholds) |
//! | `observation` | account: restructurings, class | the class is better | `months`, `first`, `again` |
//! | `moratorium` | account: moratorium, accrual frozen; contact | something paused goes on | `days`, `pauses` |
//! | `contactWindow` | contact: time, consent | it lies outside, without consent that lifts it | `opens`, `closes`, `consentLifts` |
//! | `contactCounter` | contact: call, past | this call is one too many | `counts`, `per`, `days`, `max` |
//! | `contactCooldown` | contact: call, past | a conversation is fewer days ago | `days` |
//! | `contactRelay` | contact: person, purpose, past | fewer calls to the debtor have failed, or the person refused | `failedCalls` |
//! | `contactPersons` | contact: person, debtor reachable, refused | it is somebody else | `persons`, `contactPersonIfUnreachable` |
//! | `noContactWhilePerforming` | contact: plan performed | it is | |
//! | `retention` | record | it is kept too short, or too long | `of`, `from`, `atLeastMonths` or `atMostMonths` |
//!
//! A rule is not applicable, with the reason, where it is not in force on the day, is about another product, lender or
//! kind of plan, or where the facts it reads are not given. A broken rule fails if it is binding and its text known,
//! and warns otherwise: what is only remembered is never enforced. Facts that cannot be judged (another currency, days
//! below zero, segments that overlap) warn too.
//!
//! [`ChargeCap`] needs nothing but slices. The rest needs the feature `alloc`; reading a file, China's own included,
//! needs `json`. The file format is shown in [`Rulebook::from_json`].

mod charge_cap;
mod error;

#[cfg(feature = "alloc")]
mod book;
#[cfg(feature = "alloc")]
mod facts;
#[cfg(feature = "alloc")]
mod figure;
#[cfg(feature = "json")]
mod json;
#[cfg(feature = "alloc")]
mod kind;
#[cfg(feature = "alloc")]
mod reference_rate;
#[cfg(feature = "alloc")]
mod rule;
#[cfg(feature = "alloc")]
mod text;
#[cfg(feature = "alloc")]
mod verdict;

pub use charge_cap::{CapTest, ChargeCap, Charges, PrincipalSegment};
pub use error::RulebookError;

#[cfg(feature = "alloc")]
pub use book::{LoadError, Rulebook};
#[cfg(feature = "alloc")]
pub use facts::{
    AccountFacts, Channel, ChargeFacts, ContactFacts, ContactPurpose, CycleFacts, DocumentFacts, Facts, HistoryFacts,
    LegalDocument, Lender, LostInterestFreePeriodFacts, PastContact, PaymentFacts, PaymentOrder, PenaltyFacts, Person,
    PlanCategory, PlanFacts, Product, RateDisplay, RecordFacts, RecordKind, TermsFacts,
};
#[cfg(feature = "alloc")]
pub use figure::{Allowed, Figure};
#[cfg(feature = "alloc")]
pub use kind::{
    AllocationOrder, AllocationStep, AnnualCostCap, ContactCooldown, ContactCounter, ContactPersons, ContactRelay,
    ContactWindow, Counted, CountedPer, KeptFrom, LateFeeBase, LateFeeBasis, LateFeeCap, LostInterestFreePeriod,
    MaxAmount, MaxTerm, MinimumPayment, Moratorium, MultipleBand, NoReinstalment, Paused, PenaltyMultiple,
    PersistentDebt, RateBand, RateShown, RequiredItem, RequiredItems, Retention, RetentionPeriod, RuleKind,
};
#[cfg(feature = "alloc")]
pub use reference_rate::{ReferenceRate, ReferenceRates};
#[cfg(feature = "alloc")]
pub use rule::{Binding, InForce, LegalSource, Rule, RuleCertainty, Scope};
#[cfg(feature = "alloc")]
pub use text::Text;
#[cfg(feature = "alloc")]
pub use verdict::{Outcome, Silence, Verdict};
