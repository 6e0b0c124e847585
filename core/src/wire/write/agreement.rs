//! What a report says of an agreement.

use alloc::string::String;
use alloc::vec::Vec;

use super::offer::{ClassAmountShape, VerdictShape};
use super::values::{WordShape, amounts};
use crate::agreement::{AgreedAccount, Agreement, AgreementStatus, FollowUp, Progress, Reinstatement};
use crate::case::{AgreementAnswer, Observed, PageFormat, Quoted, Renegotiated, Written};
use crate::casework::Reference;
use crate::delinquency::Classification;
use crate::digest::Canonical;
use crate::json::report;
use crate::money::Money;
use crate::offer::{AccountShare, Class, PerClass, PlanRow, Prepayment};
use crate::words::Language;

/// One of several accounts of an agreement.
pub(super) struct Each<'a> {
    agreement: &'a Agreement,
    account: &'a Reference,
    owed: PerClass<Money>,
    share: AccountShare,
}

fn each(agreement: &Agreement) -> impl Iterator<Item = Each<'_>> {
    let parts = agreement.parts();
    let all = parts.accounts().zip(parts.owed()).zip(agreement.shares());
    all.map(move |((account, owed), share)| Each { agreement, account, owed, share })
}

report! {
    /// The agreement, and where it stands on the day asked about.
    pub(super) struct AgreementReport(agreed: &AgreementAnswer<'_>)
    let agreement = agreed.agreement();
    let several = !agreement.parts().together.is_empty();
    {
        /// What was agreed, all values as texts: keep it, and hand it in again with the digest.
        #[cfg_attr(feature = "schema", schemars(with = "serde_json::Map<String, serde_json::Value>"))]
        canonical_text: Canonical = agreement.text(),
        /// SHA-256 of the canonical text of the document.
        digest: String = agreement.digest(),
        /// Its place in the chain of renegotiations, from 1.
        number: u32 = agreement.parts().number,
        /// What was owed on the day of acceptance beyond the offer, by class.
        difference: Vec<ClassAmountShape> = amounts(|class| agreement.parts().difference.get(class)),
        /// What of it is each account's, where it is over several: that of the parties first.
        accounts?: Vec<AgreedAccountShape> = several.then_some(agreement).into_iter().flat_map(each),
        /// What law says of it as a document.
        law: Vec<VerdictShape> = agreed.verdicts(),
        /// The agreements before it, the first one first.
        chain: Vec<ChainShape> = agreed.chain(),
        /// Where it stands.
        follow_up: FollowUpShape = (agreed.follow_up(), agreed.observation()),
        /// What settles it.
        quote?: Option<QuoteShape> = agreed.quote(),
        /// The pages wanted.
        pages: Vec<PageShape> = agreed.pages(),
    }

    /// What of an agreement is one account's.
    pub(super) struct AgreedAccountShape(one: Each<'_>)
    let money = |minor: i64| Money::saturating(minor, one.agreement.currency());
    {
        /// Its reference.
        account: String = one.account,
        /// What of the claim it owes, by class.
        owed: Vec<ClassAmountShape> = amounts(|class| one.owed.get(class)),
        /// All of it together.
        total_owed: String = money(Class::ALL.iter().fold(0, |sum: i64, class| sum.saturating_add(one.owed.get(*class).minor()))),
        /// What is given up of it.
        given_up: String = one.share.total_given_up(),
        /// All that is paid for it.
        total: String = one.share.total(),
        /// Its part of each payment.
        payments: Vec<SharedPaymentShape> = one.agreement.schedule().rows().iter().zip(one.share.payments()),
    }

    /// An account's part of a payment.
    pub(super) struct SharedPaymentShape(row: &PlanRow, amount: Money) {
        /// Its number: 0 for the down payment.
        number: u32 = row.number(),
        /// The day it falls due.
        due: String = row.due(),
        /// The part of it.
        amount: String = amount,
    }

    /// An agreement that was renegotiated, on its last day.
    pub(super) struct ChainShape(chained: &Renegotiated<'_>) {
        /// Its place in the chain, from 1.
        number: u32 = chained.agreement.parts().number,
        /// Its digest.
        digest: String = chained.agreement.digest(),
        /// `superseded`, since one that is completed is not renegotiated.
        status: &'static str = chained.status.key(),
        /// The day the next took its place.
        superseded_on: String = chained.superseded_on,
        /// The day it was breached; absent where it was not.
        breached_on?: Option<String> = chained.breached_on,
        /// What was paid under it.
        paid: String = chained.paid,
        /// What was owed under it on its last day, conditional waivers included: what the next one is about.
        owed: String = chained.owed,
    }

    pub(super) struct FollowUpShape(follow_up: &FollowUp<'_>, observed: Option<&Observed>)
    let status = follow_up.status();
    let (owed, reinstatement) = (follow_up.owed(), follow_up.reinstatement());
    let none = PerClass::all(Money::zero(follow_up.agreement().currency()));
    let rows = follow_up.payments();
    let several = !follow_up.agreement().parts().together.is_empty();
    {
        /// The day of the follow-up.
        as_of: String = follow_up.day(),
        /// Where it stands: `onTrack`, `pastDue`, `breached`, `completed`, `superseded` or `voided`.
        status: &'static str = status.key(),
        /// The status in words.
        text: WordShape = status.word(),
        /// What was paid under it.
        paid: String = follow_up.paid(),
        /// Due before the day and not paid.
        behind: String = follow_up.amount_behind(),
        /// Payments that were missed.
        missed_payments: usize = rows.iter().filter(|row| row.is_miss()).count(),
        /// How many more missed payments breach it; 0 where it has ended.
        missed_payments_left: u32 = follow_up.missed_payments_left(),
        /// The next miss breaches it, and there was one already.
        near_breach: bool = follow_up.is_near_breach(),
        /// The next payment; absent where there is none.
        next_due?: Option<NextDueShape> = follow_up.next_due(),
        /// The day it was breached; absent where it is not.
        breached_on?: Option<String> = follow_up.breached_on(),
        /// The day everything was paid; absent where it is not.
        completed_on?: Option<String> = follow_up.completed_on(),
        /// What is owed, by class; what settles it while it is performed.
        owed: Vec<ClassAmountShape> = amounts(|class| owed.classes().get(class)),
        /// Interest of the plan.
        plan_interest: String = owed.interest(),
        /// Interest since the breach at the rate of the contract.
        interest_since_breach: String = owed.since_breach(),
        /// Everything owed together.
        total_owed: String = owed.total(),
        /// What of it is due.
        due: String = follow_up.due(),
        /// What would be owed had there been no agreement.
        without_agreement: String = follow_up.without_agreement(),
        /// After a breach: what of the waived amounts is owed again.
        reinstated: Vec<ClassAmountShape> =
            amounts(|class| reinstatement.map_or(none, Reinstatement::reinstated).get(class)),
        /// After a breach: what of them stays waived.
        still_waived: Vec<ClassAmountShape> =
            amounts(|class| reinstatement.map_or(none, Reinstatement::waived).get(class)),
        /// What is waived once everything is paid.
        contingent_waivers: Vec<ClassAmountShape> = amounts(|class| follow_up.contingent_waivers().get(class)),
        /// Whether that has become final.
        contingent_waivers_final: bool = status == AgreementStatus::Completed,
        /// Interest not charged because everything was paid early.
        rebate: String = follow_up.rebate(),
        /// What was paid beyond it.
        overpaid: String = follow_up.overpaid(),
        /// Whether collection stops.
        collection_stops: bool = follow_up.stops_collection(),
        /// What came in beyond the running payment and repaid principal at once; absent where nothing did.
        prepayments?: Vec<PrepaymentProfile> = follow_up.prepayments().iter(),
        /// Each account, where it is over several.
        accounts?: Vec<FollowedAccountShape> = several.then(|| follow_up.accounts()).into_iter().flatten(),
        /// The payments of the schedule, each with what came in.
        payments: Vec<PaymentShape> = rows.iter(),
        /// What it means to the classification.
        observation?: Option<ObservationShape> = observed,
    }

    /// One of the accounts that an agreement is over.
    pub(super) struct FollowedAccountShape(one: AgreedAccount<'_>) {
        /// Its reference.
        account: String = one.account,
        /// What came in on it under the agreement; it pays the plan, whichever account it came in on.
        received: String = one.received,
        /// Its share of what is owed.
        total_owed: String = one.owed,
        /// Days past due had there been no agreement.
        days_past_due: i32 = one.days_past_due,
        /// What would be owed on it had there been no agreement.
        without_agreement: String = one.without_agreement,
    }

    pub(super) struct NextDueShape(row: &Progress) {
        /// Its number in the schedule.
        number: u32 = row.number,
        /// The day it falls due.
        due: String = row.due,
        /// What is wanting of it.
        amount: String = row.wanting(),
    }

    pub(super) struct PaymentShape(row: &Progress) {
        /// Its number: 0 for the down payment.
        number: u32 = row.number,
        /// The day it falls due.
        due: String = row.due,
        /// The last day on which it is in time.
        late_payment_grace_end: String = row.late_payment_grace_end,
        /// What is to be paid.
        payment: String = row.amount(),
        /// What was paid of it.
        paid: String = row.paid(),
        /// `paid`, `partPaid`, `late`, `missed` or `upcoming`.
        state: &'static str = row.state.key(),
        /// The state in words.
        text: WordShape = row.state.word(),
        /// It is no payment of the plan, but what came in beyond the running payment and repaid principal at once; absent of all others.
        prepayment?: Option<bool> = row.is_prepayment.then_some(true),
        /// The day it was paid in full; absent while it is not.
        paid_on?: Option<String> = row.paid_on,
    }

    /// Money beyond the running payment that repaid principal at once.
    pub(super) struct PrepaymentProfile(prepayment: &Prepayment) {
        /// The day it came in.
        date: String = prepayment.day,
        /// How much of it repaid principal.
        amount: String = prepayment.amount,
        /// How much less interest the payments after it have than those before it had.
        interest_saved: String = prepayment.interest_saved,
        /// The payments left, the running one among them.
        payments_left: u32 = prepayment.payments_left,
    }

    pub(super) struct ObservationShape(observed: &Observed) {
        /// How often it was restructured, this agreement included.
        restructurings: usize = observed.restructurings,
        /// The first repayment date under the new terms.
        first_new_due: String = observed.last.first_new_due,
        /// The day the second of two payments in a row was made in time.
        second_consecutive_paid?: Option<String> = observed.last.second_consecutive_paid,
        /// The class that the account cannot be better than on the day; absent where no observation runs.
        floor?: Option<&'static str> = observed.floor.map(Classification::key),
    }

    pub(super) struct QuoteShape(quote: Quoted) {
        /// The last day on which the amount settles it.
        valid_until: String = quote.valid_until,
        /// What settles the agreement.
        amount: String = quote.amount,
    }

    pub(super) struct PageShape(written: &Written)
    let asked = written.question;
    {
        /// Which page.
        kind: &'static str = asked.kind().key(),
        /// Its language.
        language?: Option<&'static str> = asked.language().map(Language::key),
        /// Its format.
        format?: Option<&'static str> = asked.page_format().map(PageFormat::key),
        /// The page itself.
        content: String = &written.content,
    }
}
