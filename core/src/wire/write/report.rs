//! What a report says of an account.

use alloc::string::String;
use alloc::vec::Vec;

use super::agreement::AgreementReport;
use super::application::ApplicationReport;
use super::budget::BudgetReportShape;
use super::casework::CaseworkReport;
use super::deadline::{CasePageReport, ConsequenceShape, DeadlineShape};
use super::law::{BorrowerShape, CreditHistoryShape, LawReport};
use super::line::LineShape;
use super::loan_opening::LoanOpeningReport;
use super::offer::{ClassAmountShape, OffersReportShape, RateShape};
use super::opening::OpeningReportShape;
use super::values::{Minor, ObstacleShape, Percent, TextShape, amounts};
use crate::balance::{AssertionCheck, Line, Position, What};
use crate::case::{
    AccountOpening, AccountTogether, AnnualCost, Answer, AnswerNote, Assumption, Case, Classes, Contingent,
    CostDisclosure, CostOfDelay, DisclosedCharge, FlowRates, InstalmentRow, LateFee, LawAnswer, Restatement,
    negotiates,
};
use crate::component::{Component, Components};
use crate::delinquency::{CreditRepair, OverdueRecord};
use crate::json::{Place, Writer, Written, report};
use crate::money::{Currency, Money};
use crate::rulebook::ReferenceRate;
use crate::schedule::AmortisationRow;
use crate::wire::WireError;
use crate::wire::error::EventName;

/// The version of the report document.
pub const REPORT_VERSION: &str = "arrears-report/2";

/// A case document in, its report document out.
///
/// # Errors
/// [`WireError`] for whatever is wrong with the document or cannot be replayed.
pub fn report(case: &str) -> Result<String, WireError> {
    let case = Case::read(case)?;
    let answer = case.answer().map_err(|error| WireError::of_case(&error, Some(&case)))?;
    Ok(write(&answer))
}

/// The report document of an answer.
///
/// ```
/// use arrears::case::Case;
/// use arrears::ledger::{Event, Ledger};
/// use arrears::terms::Issuer;
/// use arrears::{Currency, Date, Money, MonthDay, wire};
/// let terms = Issuer::Cmb.card(Date::new(2023, 3, 6)?, MonthDay::new(5)?)?.build()?;
/// let bought = Event::purchase(Date::new(2023, 3, 30)?, Money::parse("1000.00", Currency::CNY)?);
/// let case = Case::new(terms, Ledger::new([bought])?, Date::new(2023, 4, 1)?);
/// assert!(wire::write(&case.answer()?).contains(r#""payoff":"1000.00""#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn write(answer: &Answer<'_>) -> String {
    Writer::document::<ReportShape>(answer)
}

/// Where an account stands: of a card or of a loan, as `account.kind` of the case says.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(untagged))]
#[expect(dead_code, reason = "a type for the JSON Schema: what is written comes from elsewhere")]
pub(super) enum AnyOpeningShape {
    Card(OpeningReportShape),
    Loan(LoanOpeningReport),
}

impl Written<AnyOpeningShape> for (&AccountOpening, &Case) {
    fn write(self, place: Place, writer: &mut Writer) {
        let (opening, case) = self;
        match opening {
            AccountOpening::Card(opening) => {
                Written::<OpeningReportShape>::write((&**opening, case), place, writer);
            }
            AccountOpening::Loan(opening) => Written::<LoanOpeningReport>::write(&**opening, place, writer),
        }
    }
}

report! {
    /// One of the accounts in one plan.
    pub(super) struct TogetherReport(one: &AccountTogether<'_>)
    let (position, claim) = (&one.position, &one.claim);
    {
        /// Its reference; absent of the account of the case.
        account?: Option<String> = one.reference,
        /// What is owed on it, by class.
        owed: Vec<ClassAmountShape> = amounts(|class| claim.owed(class)),
        /// All of it together.
        total_owed: String = position.payoff(),
        /// What of it is overdue.
        overdue: String = position.overdue(),
        /// Days past due.
        days_past_due: i32 = position.days_past_due(),
        /// What to pay on it by which day; absent of the account of the case, whose are in `deadlines` of the report, and under an
        /// agreement that is kept.
        deadlines?: Option<Vec<DeadlineShape>> = (!one.deadlines.is_empty()).then_some(&one.deadlines),
        /// What the rulebook says of it; absent of the account of the case, of which it is `law` of the report.
        law?: Option<LawReport> = one.law.as_ref(),
    }
}

report! {
    pub(in crate::wire) struct ReportShape(answer: &Answer<'_>)
    let (case, position, lines) = (answer.case(), answer.position(), answer.lines());
    let (is_loan, currency) = (case.terms.is_loan(), position.currency());
    {
        /// The version of the report document.
        version: &'static str = REPORT_VERSION,
        /// The version of the calculation: it changes whenever a computed amount does.
        calc_version: &'static str = crate::CALC_VERSION,
        /// The title of the case.
        title?: Option<String> = case.title.as_ref(),
        /// The day asked about.
        as_of: String = case.as_of,
        /// The day of knowledge, where the case has one.
        known_on?: Option<String> = case.known_on,
        /// ISO 4217 code of every amount.
        currency: String = currency.code(),
        /// What has to be known of the figures; absent where nothing has.
        notes?: Vec<NoteShape> = answer.notes(),
        /// What the figures rest on although nobody told it for certain; absent where everything was told.
        assumptions?: Vec<AssumptionShape> = answer.assumptions(),
        /// What to pay by which day and what each averts, the first day first; empty where nothing is due.
        deadlines: Vec<DeadlineShape> = answer.deadlines(),
        /// What a payment on `asOf` would settle.
        balance: BalanceShape = (position, is_loan),
        /// The accounts in one plan on `asOf`, that of the case first; absent where it stands alone.
        together?: Vec<TogetherReport> = answer.together(),
        /// How late the account is at the end of `asOf`, and how that is classified.
        delinquency: DelinquencyShape = (position, answer.classes()),
        /// The records of the credit report asked about, in the order of the case.
        credit_repair?: Vec<RepairedShape> = answer.credit_repair(),
        /// What the rulebook says of the account.
        law: LawReport = answer.law(),
        /// The work on the case, where it has any.
        casework?: Option<CaseworkReport> = answer.casework().filter(negotiates),
        /// What was handed in to ask for a plan, where anything was.
        application?: Option<ApplicationReport> = answer.application().filter(negotiates),
        /// The statements made, oldest first; absent of a loan.
        statements?: Option<Vec<StatementShape>> = (!is_loan).then_some(lines),
        /// What fell due of a loan, or was accelerated.
        instalments?: Option<Vec<InstalmentShape>> = is_loan.then(|| answer.instalments()),
        /// What the loan, or each conversion of a card, costs a year by its contract, all its charges included; absent where
        /// nothing is lent so.
        annual_cost?: Vec<AnnualCostShape> = answer.annual_costs().iter().map(|cost| (answer, cost)),
        /// What the loan, each conversion, each offer and the agreement cost, item by item.
        cost_disclosures?: Vec<CostDisclosureShape> = answer.disclosures().iter().map(|cost| (answer, cost)),
        /// What will fall due of a loan if everything due is paid and nothing else happens.
        coming_schedule?: Option<Vec<ComingShape>> = is_loan.then(|| answer.coming_schedule().iter().map(|row| (row, (answer, currency)))),
        /// Late fees charged, in order of their days.
        late_fees: Vec<LateFeeShape> = answer.late_fees(),
        /// The balance assertions of the ledger, in ledger order.
        assertions: Vec<AssertionShape> = answer.assertions(),
        /// What waiting adds if nothing more happens; absent where the calendar ends first, or more would be owed than an account can hold.
        cost_of_delay?: Option<CostOfDelayShape> = answer.cost_of_delay(),
        /// Where the account stands at the end of `asOf`, where the case asks for it.
        opening?: Option<AnyOpeningShape> = answer.opening().map(|opening| (opening, case)),
        /// What changed since `comparedWith`.
        restatement?: Option<RestatementShape> = answer.restatement().map(|other| (other, position)),
        /// What can be paid each month.
        budget?: Option<BudgetReportShape> = answer.budget().filter(negotiates),
        /// What can be offered, and what else could be done.
        offers?: Option<OffersReportShape> = answer.offers().filter(negotiates),
        /// The offer accepted or the agreement followed up.
        agreement?: Option<AgreementReport> = answer.agreement().filter(negotiates),
        /// What being overdue leads to, as dated facts with their source; absent where nothing is overdue.
        consequences?: Vec<ConsequenceShape> = answer.consequences(),
        /// The pages wanted; absent where none is.
        pages?: Vec<CasePageReport> = answer.pages(),
        /// The yearly rates of each row of flows asked about.
        rates?: Vec<FlowRatesShape> = answer.flow_rates().iter(),
        /// Everything that happened, each line with its because.
        lines: Vec<LineShape> = lines.iter().map(|line| (line, case)),
    }

    pub(super) struct AnnualCostShape(answer: &Answer<'_>, cost: &AnnualCost)
    let reference = answer.law().reference_rate(cost.agreed());
    {
        /// The event of the conversion; absent of a loan.
        event?: Option<String> = cost.event().map(|event| EventName { case: answer.case(), event }),
        /// The day it was lent: the law of that day speaks on its cost.
        agreed: String = cost.agreed(),
        /// Twelve times the rate of a month, odd days simple.
        nominal_rate: RateShape = cost.nominal(),
        /// With compounding, by whole months and odd days over 365.
        effective_rate: RateShape = cost.effective(),
        /// The reference rate of that day, where a rule limits the cost to a multiple of it.
        reference_rate?: Option<ReferenceRateShape> = reference.map(|rate| (answer.law(), rate)),
    }

    /// What something costs, item by item; everything goes to the lender, and nothing else is charged.
    pub(super) struct CostDisclosureShape(answer: &Answer<'_>, cost: &CostDisclosure) {
        /// `loan`, `conversion`, `offer` or `agreement`.
        about: &'static str = cost.about.key(),
        /// The conversion.
        event?: Option<String> = cost.event.map(|event| EventName { case: answer.case(), event }),
        /// The kind of plan, of an offer and of an agreement.
        kind?: Option<&'static str> = cost.kind.map(|kind| kind.key()),
        /// What is lent, or put into instalments.
        principal: String = cost.principal,
        /// Each charge where everything is paid as agreed.
        charges: Vec<ChargeShape> = &cost.charges,
        /// The sum of what each charge costs a year by itself, in percent; absent where one has no rate.
        annual_cost?: Option<String> = cost.annual_cost(),
        /// What comes on top in default: outside the total.
        contingent: Vec<ContingentShape> = &cost.contingent,
    }

    pub(super) struct ChargeShape(charge: &DisclosedCharge) {
        /// `interest`, `instalmentFee` or `fee`.
        charge: &'static str = charge.charge.key(),
        /// All of it over the whole time.
        amount: String = charge.amount,
        /// What it costs a year by itself, nominal, in percent; absent where it has no rate.
        annual?: Option<String> = charge.annual.map(Percent),
    }

    pub(super) struct ContingentShape(contingent: &Contingent) {
        /// `penaltyInterest`, `compoundInterest`, `lateFee`, `contractInterest` or `waivedAgain`.
        charge: &'static str = contingent.charge.key(),
        /// What it is, and its measure.
        text: TextShape = |language| contingent.text(language),
    }

    pub(super) struct FlowRatesShape(rates: &FlowRates) {
        /// Unit periods a year times the rate of one, odd days simple (Regulation Z).
        unit_periods: RateShape = rates.unit_periods,
        /// Compounded, actual days over 365.
        actual365: RateShape = rates.actual365,
        /// Compounded, whole months over 12 and odd days over 365.
        months_and_days: RateShape = rates.months_and_days,
    }

    struct ReferenceRateShape(law: &LawAnswer<'_>, rate: ReferenceRate) {
        /// What it is called.
        name: TextShape = |language| law.reference_name(language),
        /// Decimal fraction a year.
        annual: String = rate.rate.fraction(),
        /// The day from which it is known to hold.
        from: String = rate.from,
        /// How well it is known; one that is unconfirmed is no limit.
        certainty: &'static str = rate.certainty.key(),
    }

    pub(super) struct AssumptionShape(assumption: &Assumption) {
        /// The path of the key in the case document that was left open.
        key: String = assumption.key(),
        /// What stands for it; absent where nothing does, and what would follow from it is left out.
        value?: Option<String> = assumption.given_value(),
        /// How sure it is.
        certainty: &'static str = assumption.certainty().key(),
        /// Where the value comes from, or why there is none.
        source: TextShape = |language| assumption.source().of(language),
    }

    pub(super) struct BalanceShape(position: &Position, is_loan: bool) {
        /// What is posted and unpaid, component by component; those of nothing are left out.
        components: Vec<ComponentShape> = components(position),
        /// The sum of the components.
        posted: String = position.posted(),
        /// Paid in advance.
        credit: String = position.credit(),
        /// Earned and not yet posted, each rounded once.
        accrued: AccruedShape = (position, is_loan),
        /// Interest owed only if an open statement is not paid in full; not in the payoff.
        retroactive_interest: String = position.retroactive_interest(),
        /// Instalment principal not yet billed; loan principal not yet due.
        plan_principal: String = position.plan_principal(),
        /// What settling every plan or the loan today costs beyond what is owed.
        early_settlement_fee: String = position.early_settlement_fee(),
        /// Disputed and set apart, in none of the other figures; absent where nothing is.
        disputed?: Option<String> = Some(position.disputed()).filter(|apart| apart.minor() > 0),
        /// What ends the debt today.
        payoff: String = position.payoff(),
    }

    struct ComponentShape(component: Component, billed: Money, unbilled: Money) {
        /// Which component.
        component: &'static str = component.name(),
        /// What a statement or an instalment has demanded of it.
        billed: String = billed,
        /// What is posted and not yet demanded.
        unbilled: String = unbilled,
    }

    struct AccruedShape(position: &Position, is_loan: bool) {
        /// Interest since the last posting.
        interest: String = position.accrued_interest(),
        /// Penalty interest since the last posting; absent of a card.
        penalty_interest?: Option<String> = is_loan.then(|| position.accrued_penalty_interest()),
        /// Interest on unpaid interest since the last posting.
        compound_interest: String = position.accrued_compound_interest(),
        /// Interest on a judgment not performed in time; absent where it is nothing.
        judgment_interest?: Option<String> = Some(position.accrued_judgment_interest()).filter(|owed| owed.minor() > 0),
    }

    pub(super) struct DelinquencyShape(position: &Position, classes: &Classes)
    let standing = classes.standing();
    {
        /// Days since the oldest due date that is not paid; 0 where nothing is overdue.
        days_past_due: i32 = standing.days_past_due(),
        /// `m0` to `m6`, `m7Plus`.
        bucket: &'static str = standing.bucket().key(),
        /// The due date that the days count from.
        overdue_since: Option<String> = position.overdue_since(),
        /// What is asked for, unpaid, and past its late-payment grace.
        overdue: String = position.overdue(),
        /// Minimum payments missed in a row.
        consecutive_missed_payments: u32 = position.consecutive_missed_payments(),
        /// The class by `classification_rules`, and by the observation of a restructured account: `pass`, `specialMention`, `substandard`,
        /// `doubtful` or `loss`.
        classification: &'static str = standing.classification().key(),
        /// `order2023`, `cardLadder2011` or `stricter`.
        classification_rules: &'static str = classes.classification_rules().key(),
        /// The months that have ended; absent where the calendar begins within them.
        credit_history?: Option<CreditHistoryShape> = classes.credit_history(),
        /// How the borrower stands over all accounts; absent where no other account is given.
        borrower?: Option<BorrowerShape> = classes.borrower(),
    }

    pub(super) struct StatementShape(line: &Line)
    let (amounts, (over_limit, alternative), due, late_payment_grace_end) = match line.what {
        What::Statement {
            balance,
            credit,
            minimum,
            own,
            over_limit,
            alternative,
            interest,
            compound,
            due,
            late_payment_grace_end,
        } => ([balance, credit, minimum, own, interest, compound], (over_limit, alternative), due, late_payment_grace_end),
        // A line that is none is not written.
        _ => return,
    };
    let [balance, credit, minimum, own, interest, compound] = amounts;
    {
        /// The statement day.
        date: String = line.day,
        /// What it asks for in all.
        balance: String = balance,
        /// What was paid in advance.
        credit: String = credit,
        /// The minimum payment, missed ones carried over included.
        minimum: String = minimum,
        /// The part of the minimum that this statement demanded anew.
        new_minimum: String = own,
        /// Which of the alternatives of the terms asked for most, from 1; absent where the ratios did.
        minimum_alternative?: Option<u32> = alternative,
        /// What of principal is above the credit limit, asked for in full; absent where no limit is in force.
        over_limit?: Option<String> = over_limit,
        /// The last day to pay.
        due: String = due,
        /// Last day of late-payment grace.
        late_payment_grace_end: String = late_payment_grace_end,
        /// Interest that this statement posted.
        interest: String = interest,
        /// Interest on unpaid interest that it posted.
        compound_interest: String = compound,
    }

    pub(super) struct InstalmentShape(row: InstalmentRow) {
        /// The day it fell due.
        due: String = row.due,
        /// Accelerated, not scheduled.
        accelerated: bool = row.was_accelerated,
        /// Principal that fell due.
        principal: String = row.principal,
        /// Interest that fell due.
        interest: String = row.interest,
        /// Fee that fell due.
        fee: String = row.fee,
    }

    /// An instalment to come.
    pub(super) struct ComingShape(row: &AmortisationRow, context: (&Answer<'_>, Currency))
    let (answer, currency) = context;
    {
        /// The day it will fall due.
        due: String = row.due,
        /// The last day to pay it, any late-payment grace left out, where that is a business day after it.
        last_day?: Option<String> = answer.moved_last_day(row.due),
        /// Principal in it.
        principal: String = Minor(row.principal, currency),
        /// Interest in it.
        interest: String = Minor(row.interest, currency),
        /// Fee in it.
        fee: String = Minor(row.fee, currency),
        /// What is to be paid: their sum.
        payment: String = Minor(row.payment_minor(), currency),
    }

    pub(super) struct NoteShape(note: &AnswerNote) {
        /// `nothingDrawn`, `nothingDue`, `officialDaysUnknown`, or `eventsAfter` the day asked about.
        note: &'static str = note.key(),
        /// How many events, where it is about some.
        count?: Option<u32> = note.count(),
        /// What it says.
        text: TextShape = |language| note.text(language),
    }

    pub(super) struct LateFeeShape(fee: LateFee) {
        /// The day it was charged.
        date: String = fee.date,
        /// How much.
        amount: String = fee.amount,
    }

    pub(super) struct AssertionShape(check: &AssertionCheck) {
        /// The place of the event in the document, from 0.
        event: u32 = check.event.get(),
        /// What the event says the balance should be.
        expected: String = check.expected,
        /// What the balance is.
        actual: String = check.actual,
        /// Whether the two are the same.
        holds: bool = check.holds(),
    }

    /// What ends the debt on a day, and how much more that is than today.
    struct LaterShape(position: &Position, today: &Position) {
        /// The day that is looked ahead to.
        date: String = position.as_of(),
        /// What ends the debt on it.
        payoff: String = position.payoff(),
        /// How much more that is than today.
        increase: String = Minor::more(position.payoff(), today.payoff()),
    }

    pub(super) struct CostOfDelayShape(cost_of_delay: &CostOfDelay)
    let CostOfDelay { today, day, week, month } = cost_of_delay;
    {
        /// What ends the debt today.
        today: String = today.payoff(),
        /// Tomorrow.
        day: LaterShape = (day, today),
        /// In a week.
        week: LaterShape = (week, today),
        /// In a month.
        month: LaterShape = (month, today),
    }

    struct ChangeShape(of: &'static str, before: Money, after: Money) {
        /// A component, `credit` or `payoff`.
        of: &'static str = of,
        /// As known on the other day.
        before: String = before,
        /// As known now.
        after: String = after,
        /// The second less the first.
        change: String = Minor::more(after, before),
    }

    pub(super) struct RestatementShape(other: &Restatement, after: &Position)
    let before = &other.before;
    {
        /// The other day of knowledge.
        compared_with: String = other.known_on,
        /// Days past due as known on the other day.
        days_past_due_before: i32 = before.days_past_due(),
        /// Days past due as known now.
        days_past_due_after: i32 = after.days_past_due(),
        /// What differs.
        changes: Vec<ChangeShape> = changes(before, after),
    }

    /// Whether a record of the credit report is repaired.
    pub(super) struct RepairedShape(judged: &(OverdueRecord, CreditRepair))
    let (record, repair) = judged;
    {
        /// The day the overdue arose.
        arose: String = record.arose,
        /// Whether it is repaired.
        repaired: bool = repair.is_repaired(),
        /// The conditions that do not hold.
        obstacles: Vec<ObstacleShape> = repair.obstacles().map(|obstacle| (obstacle.key(), obstacle.word())),
        /// The day by which it is no longer shown: exactly for early repayment, at the latest for later ones.
        hidden_from?: Option<String> = repair.hidden_from(),
    }
}

fn components(position: &Position) -> impl Iterator<Item = (Component, Money, Money)> {
    let all = Component::ALL.into_iter().map(|c| (c, position.billed(c), position.unbilled(c)));
    all.filter(|(_, billed, unbilled)| billed.minor() != 0 || unbilled.minor() != 0)
}

fn changes(before: &Position, after: &Position) -> impl Iterator<Item = (&'static str, Money, Money)> {
    let posted = |position: &Position, component| {
        Money::saturating(position.posted_minor(Components::one(component)), position.currency())
    };
    let components = Component::ALL.into_iter().map(move |c| (c.name(), posted(before, c), posted(after, c)));
    let others = [
        ("credit", before.credit(), after.credit()),
        ("accruedInterest", before.accrued_interest(), after.accrued_interest()),
        ("accruedPenaltyInterest", before.accrued_penalty_interest(), after.accrued_penalty_interest()),
        ("accruedCompoundInterest", before.accrued_compound_interest(), after.accrued_compound_interest()),
        ("accruedJudgmentInterest", before.accrued_judgment_interest(), after.accrued_judgment_interest()),
        ("disputed", before.disputed(), after.disputed()),
        ("payoff", before.payoff(), after.payoff()),
    ];
    components.chain(others).filter(|(_, before, after)| before != after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::AssumptionCertainty;
    use crate::rulebook::Text;

    // Semantics: [value-16].
    #[test]
    fn an_assumption_is_told_with_its_certainty_and_its_source() {
        let source = Text { en: "usual terms".into(), zh: "通行条款".into() };
        let due = Assumption::new("account.terms.due", AssumptionCertainty::Reported, source.clone()).value("20 days");
        let unknown = Assumption::new("account.opening.purchases", AssumptionCertainty::Unknown, source);
        let source = r#""source":{"en":"usual terms","zh":"通行条款"}}"#;
        let told = alloc::format!(
            "[{{\"key\":\"account.terms.due\",\"value\":\"20 days\",\"certainty\":\"reported\",{source},\
             {{\"key\":\"account.opening.purchases\",\"certainty\":\"unknown\",{source}]"
        );
        assert_eq!(Writer::document::<Vec<AssumptionShape>>([&due, &unknown]), told);
    }
}
