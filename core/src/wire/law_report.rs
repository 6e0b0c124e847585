//! What law and classification say of an account: `law`, and the classes of `delinquency`, in the report.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::case::Case;
use super::error::WireError;
use super::law::Law;
use super::law_facts::{Watch, claim};
use crate::balance::{Account, Month, Position, PrincipalHistory, ReplayError};
use crate::calendar::{Date, MonthDay};
use crate::delinquency::{CreditHistory, DelinquencyError, MonthEnd, Standing};
use crate::rulebook::{AccountFacts, Binding, ChargeFacts, Facts, Outcome, RuleKind, Rulebook, Verdict};
use crate::words::Language;

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct LawReport {
    /// Of the rulebook, such as `cn`.
    jurisdiction: String,
    product: &'static str,
    lender: &'static str,
    /// Every rule that has something to say, in the order of the book.
    verdicts: Vec<VerdictShape>,
    /// Absent where the rulebook has no cap for such a debt, or nothing was ever owed.
    #[serde(skip_serializing_if = "Option::is_none")]
    charge_cap: Option<ChargeCapShape>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Both {
    en: String,
    zh: String,
}

impl Both {
    pub(super) fn of(text: impl Fn(Language) -> String) -> Self {
        Self { en: text(Language::English), zh: text(Language::Chinese) }
    }
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct VerdictShape {
    rule: String,
    source: Both,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<Both>,
    /// `binding` or `advisory`.
    binding: &'static str,
    /// How well the rule's text is known: `confirmed`, `reported` or `unconfirmed`.
    certainty: &'static str,
    /// `pass`, `warn` or `fail`.
    outcome: &'static str,
    /// The day of what is judged: of a late fee, of a payment, or the day asked about.
    day: String,
    /// The figure of the account; absent where the facts cannot be compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    given: Option<Both>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allowed: Option<Both>,
    /// The verdict in one line.
    text: Both,
}

impl VerdictShape {
    fn of(verdict: Verdict<'_>, day: Date) -> Self {
        let rule = verdict.rule();
        let article = rule.source.article.as_ref();
        Self {
            rule: rule.id.clone(),
            source: Both::of(|language| rule.source.name.of(language).to_string()),
            article: article.map(|article| Both::of(|language| article.of(language).to_string())),
            binding: rule.binding.key(),
            certainty: rule.certainty.key(),
            outcome: verdict.outcome().key(),
            day: day.to_string(),
            given: verdict.given().map(|given| Both::of(|language| given.text(language).to_string())),
            allowed: verdict.allowed().map(|allowed| Both::of(|language| allowed.text(language).to_string())),
            text: Both::of(|language| verdict.text(language).to_string()),
        }
    }
}

/// All charges together against a yearly share of principal.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct ChargeCapShape {
    /// The first day counted; `asOf` is not counted.
    from: String,
    /// Decimal fraction a year.
    annual_rate: String,
    /// Each day's principal, instalments not yet billed or due included, at the rate.
    cap: String,
    /// Unpaid interest, penalty and compound interest, accrued ones included, late fees and fees; no enforcement cost.
    charges: String,
    /// Paid on such charges since the first day.
    charges_paid: String,
    /// What of the unpaid charges stands.
    allowed: String,
    /// Unpaid charges above the cap.
    excess: String,
    /// Unpaid and paid charges together above the cap: the stricter reading.
    excess_with_paid: String,
    /// Whether going over it is a matter of asking for relief, and not forbidden as such.
    advisory: bool,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct CreditHistoryShape {
    /// The 24 symbols, oldest first.
    grid: String,
    months: Vec<CreditMonthShape>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct CreditMonthShape {
    /// The last day of the month.
    month_end: String,
    /// `N`, `1` to `7`, `M`, `C` or `*`.
    symbol: String,
}

/// How the borrower stands over all accounts, each figure the worst.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct BorrowerShape {
    days_past_due: i32,
    bucket: &'static str,
    tier: &'static str,
}

/// How an account is classified.
pub(super) struct Classes {
    pub(super) tier: &'static str,
    pub(super) scheme: &'static str,
    pub(super) credit_history: Option<CreditHistoryShape>,
    pub(super) borrower: Option<BorrowerShape>,
}

impl Law {
    fn standing(&self, position: &Position) -> Result<Standing, DelinquencyError> {
        Standing::new(position.days_past_due(), self.scheme, self.floor)
    }
}

impl Case {
    pub(super) fn classes(&self, account: &Account<'_>, position: &Position) -> Result<Classes, ReplayError> {
        // INVARIANT: days past due are never below zero, which is all that can be wrong with them.
        let own = self.law.standing(position).ok();
        let borrower = self.law.others.as_ref().and_then(|others| Standing::worst(others.iter().copied().chain(own)));
        Ok(Classes {
            tier: own.map_or("", |own| own.tier().key()),
            scheme: self.law.scheme_key(),
            credit_history: credit_history(account, self.as_of)?.map(|history| CreditHistoryShape::of(&history)),
            borrower: borrower.map(|worst| BorrowerShape {
                days_past_due: worst.days_past_due(),
                bucket: worst.bucket().key(),
                tier: worst.tier().key(),
            }),
        })
    }

    pub(super) fn judged(
        &self,
        position: &Position,
        watch: &Watch,
        history: &PrincipalHistory,
    ) -> Result<LawReport, WireError> {
        let (law, book) = (&self.law, self.law.book()?);
        let (product, lender) = (law.product, law.lender);
        let facts = |day| Facts::new(day, product, lender);
        let claim = claim(position, history).ok().filter(|_| history.start().is_some());
        let mut today = facts(self.as_of).terms(self.terms_facts());
        if let Ok(standing) = law.standing(position) {
            today = today.account(AccountFacts {
                days_past_due: position.days_past_due(),
                tier: standing.tier(),
                restructurings: &law.restructurings,
                moratorium_from: None,
                is_accrual_frozen: watch.is_frozen(),
            });
        }
        if let Some((segments, charges)) = &claim {
            today = today.charges(ChargeFacts { segments, charges: *charges });
        }
        // Each act is judged by the law of its own day.
        let cycle = self.cycle_facts(watch).map(|(day, cycle)| (day, facts(day).cycle(cycle)));
        let payment = self.payment_facts(watch).map(|(day, payment)| (day, facts(day).payment(payment)));
        let asked: Vec<(Date, Facts<'_>)> = [Some((self.as_of, today)), cycle, payment].into_iter().flatten().collect();
        let mut found: Vec<(usize, VerdictShape)> = Vec::new();
        for (day, facts) in &asked {
            let verdicts = book.verdicts(facts).enumerate();
            let speaking = verdicts.filter(|(_, verdict)| verdict.outcome() != Outcome::NotApplicable);
            found.extend(speaking.map(|(place, verdict)| (place, VerdictShape::of(verdict, *day))));
        }
        // How far back is looked is the rule's own to say.
        for (place, rule) in book.rules().iter().enumerate() {
            let RuleKind::PersistentDebt(debt) = &rule.kind else { continue };
            let Some(history) = self.history_facts(watch, debt.months) else { continue };
            let verdict = rule.judge(&facts(self.as_of).history(history));
            if verdict.outcome() != Outcome::NotApplicable {
                found.push((place, VerdictShape::of(verdict, self.as_of)));
            }
        }
        found.sort_by_key(|(place, _)| *place);
        let cap = claim.as_ref().zip(history.start()).and_then(|((segments, charges), from)| {
            charge_cap(book, &today, ChargeFacts { segments, charges: *charges }, from)
        });
        Ok(LawReport {
            jurisdiction: book.jurisdiction().to_string(),
            product: product.key(),
            lender: lender.key(),
            verdicts: found.into_iter().map(|(_, verdict)| verdict).collect(),
            charge_cap: cap,
        })
    }
}

/// The first cap of the book that is about such a debt.
fn charge_cap(book: &Rulebook, facts: &Facts<'_>, claim: ChargeFacts<'_>, from: Date) -> Option<ChargeCapShape> {
    let charges = claim.charges;
    let mut verdicts = book.verdicts(facts).filter(|verdict| verdict.silence().is_none());
    let (rule, cap) = verdicts.find_map(|verdict| match &verdict.rule().kind {
        RuleKind::ChargeCap(cap) => Some((verdict.rule(), *cap)),
        _ => None,
    })?;
    let test = cap.test(claim.segments, charges).ok()?;
    Some(ChargeCapShape {
        from: from.to_string(),
        annual_rate: cap.rate().fraction().to_string(),
        cap: test.cap().to_string(),
        charges: charges.unpaid.to_string(),
        charges_paid: charges.paid.to_string(),
        allowed: test.allowed().to_string(),
        excess: test.excess().to_string(),
        excess_with_paid: test.excess_with_paid().to_string(),
        advisory: rule.binding == Binding::Advisory,
    })
}

impl CreditHistoryShape {
    fn of(history: &CreditHistory) -> Self {
        let month = |(month_end, code): (Date, crate::delinquency::CreditCode)| CreditMonthShape {
            month_end: month_end.to_string(),
            symbol: code.to_string(),
        };
        Self { grid: history.to_string(), months: history.months().map(month).collect() }
    }
}

/// The 24 months that have ended by a day; nothing where the calendar begins within them.
fn credit_history(account: &Account<'_>, day: Date) -> Result<Option<CreditHistory>, ReplayError> {
    let month_end = |day: Date, months: i32| day.plus_months(months, MonthDay::new(31)?);
    let last = match month_end(day, 0) {
        Ok(end) if end == day => Ok(end),
        _ => month_end(day, -1),
    };
    let Ok(days) = last.and_then(CreditHistory::month_ends) else { return Ok(None) };
    // One month more, to know what had ended before the grid begins.
    let Some(before) = days.first().and_then(|first| month_end(*first, -1).ok()) else { return Ok(None) };
    let days: Vec<Date> = [before].into_iter().chain(days).collect();
    let months = account.months(&days)?;
    // Settled for good from here on.
    let settled = months.iter().rposition(|month| !month.is_settled).map_or(0, |open| open.saturating_add(1));
    let stood = months.iter().enumerate().skip(1).map(|(place, month)| match place {
        _ if place == settled => MonthEnd::Settled,
        _ if place > settled => MonthEnd::NothingDue,
        _ => stood(month),
    });
    let stood: Vec<MonthEnd> = stood.collect();
    Ok(days.last().and_then(|last| CreditHistory::new(*last, &stood).ok()))
}

fn stood(month: &Month) -> MonthEnd {
    match month.days_past_due {
        0 if month.was_met_late => MonthEnd::PaidLate,
        0 if !month.has_due => MonthEnd::NothingDue,
        days_past_due => MonthEnd::Open { days_past_due },
    }
}
