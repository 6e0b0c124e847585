//! Everything that is said of a case.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::agreement::located;
use super::deadlines::deadlines_each;
use super::{
    AccountOpening, AccountTerms, AccountTogether, AgreementAnswer, AnnualCost, AnswerNote, ApplicationAnswer,
    Assumption, BudgetAnswer, Case, CaseError, CasePage, CasePlace, CaseworkAnswer, Classes, Consequence,
    CostDisclosure, Deadline, FlowRates, InstalmentRow, LateFee, LawAnswer, OfferQuestion, OffersAnswer, RateQuestion,
    account_lines,
};
use crate::balance::{Account, AssertionCheck, Line, Position, ReplayError, ReplayFault};
use crate::calendar::{CalendarError, Date, MonthDay};
use crate::delinquency::{CreditRepair, OverdueRecord};
use crate::schedule::AmortisationRow;

/// Everything that is said of a case: what is owed and why, what law says of it, and an answer to each question asked.
#[derive(Clone, Debug)]
pub struct Answer<'a> {
    case: &'a Case,
    assumptions: Cow<'a, [Assumption]>,
    opening: Option<AccountOpening>,
    position: Position,
    together: Vec<AccountTogether<'a>>,
    notes: Vec<AnswerNote>,
    coming_schedule: Vec<AmortisationRow>,
    deadlines: Vec<Deadline>,
    consequences: Vec<Consequence>,
    lines: Vec<Line>,
    classes: Classes,
    law: LawAnswer<'a>,
    credit_repair: Vec<(OverdueRecord, CreditRepair)>,
    assertions: Vec<AssertionCheck>,
    cost_of_delay: Option<CostOfDelay>,
    restatement: Option<Restatement>,
    budget: Option<BudgetAnswer<'a>>,
    offers: Option<OffersAnswer<'a>>,
    agreement: Option<AgreementAnswer<'a>>,
    casework: Option<CaseworkAnswer<'a>>,
    application: Option<ApplicationAnswer<'a>>,
    pages: Vec<CasePage>,
    annual_costs: Vec<AnnualCost>,
    flow_rates: Vec<FlowRates>,
    disclosures: Vec<CostDisclosure>,
}

/// Where the account would stand if nothing more happened: paying today costs `today.payoff()`, waiting adds the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CostOfDelay {
    /// The day asked about.
    pub today: Position,
    /// The position one day later.
    pub day: Position,
    /// The position seven days later.
    pub week: Position,
    /// The position on the same day of the next month.
    pub month: Position,
}

/// What the account looked like by what was known on another day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Restatement {
    /// The other day of knowledge.
    pub known_on: Date,
    /// What was owed as far as known on it.
    pub before: Position,
}

impl Case {
    /// Everything that is asked of the case, answered.
    ///
    /// ```
    /// use arrears::budget::{Budget, CapacityPolicy, monthly};
    /// use arrears::case::{BudgetQuestion, Case, OfferQuestion};
    /// use arrears::ledger::{Event, Ledger};
    /// use arrears::offer::{PlanKind, KindRule, Concession, Policy, AllowedRange};
    /// use arrears::terms::Issuer;
    /// use arrears::{Currency, Date, Fraction, Money, MonthDay};
    /// # #[cfg(all(feature = "json", feature = "negotiation"))] {
    /// let (date, cny) = (Date::parse, |text| Money::parse(text, Currency::CNY));
    ///
    /// let terms = Issuer::Cmb.card(date("2023-03-06")?, MonthDay::new(5)?)?.build()?;
    /// let ledger = Ledger::new([
    ///     Event::purchase(date("2023-03-30")?, cny("1000.00")?),
    ///     Event::payment(date("2023-04-23")?, cny("100.00")?),
    /// ])?;
    /// let budget = Budget::new().income(monthly(cny("8000")?)).essential(monthly(cny("7800")?));
    /// let capacity = CapacityPolicy::new(Fraction::ONE, cny("0")?)?;
    /// let mut plan = KindRule::preset(PlanKind::Personalised);
    /// plan.concessions.periods = AllowedRange::new(3, 60, 1)?;
    /// let policy = Policy::new("Sample", Currency::CNY, Fraction::ZERO, vec![Concession::Periods], vec![plan])?;
    ///
    /// let case = Case::new(terms, ledger, date("2023-05-05")?)
    ///     .budget(BudgetQuestion::new(budget, capacity))
    ///     .offers(OfferQuestion::new(policy));
    /// let answer = case.answer()?;
    ///
    /// assert_eq!(answer.position().payoff(), cny("917.40")?);
    /// for line in answer.lines() {
    ///     println!("{line}"); // 2023-04-23 payment -100.00: ..
    /// }
    /// let late_fee = answer.law().verdict("cn.card.late-fee").ok_or("no such rule in the book")?;
    /// assert!(!late_fee.outcome().is_adverse());
    /// let offers = answer.offers().ok_or("no offers were asked for")?;
    /// let best = offers.best().ok_or("no plan holds")?;
    /// assert_eq!((best.plan().periods, best.schedule().largest()), (5, cny("183.48")?)); // 200.00 a month is left
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`CaseError`] names the part of the case that cannot be answered: an event that cannot be replayed, a proposal out
    /// of order, an acceptance of what was not offered. A broken rule of law or a refused offer is an answer.
    pub fn answer(&self) -> Result<Answer<'_>, CaseError> {
        let in_law = self.in_law();
        in_law.check(CasePlace::CapFrom)?;
        self.check_opening()?;
        let (day, account) = (self.as_of, self.account());
        let (position, (explanation, (watch, history))) = account.replay(day, in_law.recorders()).map_err(located)?;
        let standing = in_law.standing(&position).map_err(|error| CaseError::at(CasePlace::Law, error))?;
        let classes = self.classes(&account, standing).map_err(located)?;
        let (together, payoff) = self.together_and_payoff(&position)?;
        let budget = if cfg!(feature = "negotiation") { self.budget_answer(payoff)? } else { None };
        let of_budget = budget.as_ref();
        let offers = self.offers.as_ref().filter(negotiates);
        offers.map_or(Ok(()), OfferQuestion::check)?;
        let offers =
            offers.map(|asked| self.offers_answer(asked, &account, (&position, &together), (of_budget, standing)));
        let offers = offers.transpose()?;
        let agreement = self.agreement.as_ref().filter(negotiates);
        let agreement = agreement
            .map(|asked| self.agreement_answer(asked, &account, (&position, &together, of_budget), offers.as_ref()));
        let agreement = agreement.transpose()?;
        let is_performed = agreement.as_ref().and_then(AgreementAnswer::is_performed);
        let casework = self.casework.as_ref().filter(negotiates);
        let application = self.application.as_ref().filter(negotiates);
        let application = application.map(|asked| self.application_answer(asked, payoff)).transpose()?;
        let deadlines = self.deadlines_of(&account, agreement.as_ref(), offers.as_ref());
        let is_due = agreement.as_ref().is_some_and(AgreementAnswer::is_due);
        let annual_costs = in_law.annual_costs();
        let law = in_law.answer((&position, standing), &watch, (&history, &annual_costs))?;
        let mut answer = Answer {
            case: self,
            consequences: self.consequences(&position, &classes, (&law, watch.principal_before())),
            law,
            annual_costs,
            flow_rates: self.rates.iter().map(RateQuestion::answer).collect(),
            assumptions: self.assumed(),
            opening: self.writes_opening.then(|| account.opening(day)).transpose().map_err(located)?,
            casework: casework.map(|asked| self.casework_answer(asked, is_performed)).transpose()?,
            cost_of_delay: cost_of_delay(&account, day).map_err(located)?,
            credit_repair: self.repaired()?,
            notes: self.notes(&position, deadlines.is_empty() && !is_due).collect(),
            deadlines,
            coming_schedule: coming_schedule(&account, day).map_err(located)?,
            lines: explanation.into_lines(),
            position,
            together: deadlines_each(self.judged_each(together)?, self, agreement.as_ref()),
            classes,
            assertions: account.assertions(day).map_err(located)?,
            restatement: self.compared_with.map(|known_on| self.restated(known_on)).transpose()?,
            budget,
            offers,
            agreement,
            application,
            pages: Vec::new(),
            disclosures: Vec::new(),
        };
        answer.disclosures = answer.cost_disclosures();
        answer.pages = self.pages(&answer)?;
        Ok(answer)
    }

    fn restated(&self, known_on: Date) -> Result<Restatement, CaseError> {
        let account = self.with_ledger(&self.ledger, Some(known_on));
        Ok(Restatement { known_on, before: account.as_of(self.as_of).map_err(located)? })
    }
}

/// Whether a question is answered: a build without the feature `negotiation` reads none of them from a document, and saying so
/// here leaves the code behind them out.
pub(crate) const fn negotiates<T>(_: &&T) -> bool {
    cfg!(feature = "negotiation")
}

/// What will fall due of a loan; nothing of a card.
fn coming_schedule(account: &Account<'_>, day: Date) -> Result<Vec<AmortisationRow>, ReplayError> {
    match account {
        Account::Card(_) => Ok(Vec::new()),
        Account::Loan(loan) => loan.coming_schedule(day),
    }
}

/// What waiting adds; nothing where the calendar ends first, or more would be owed than an account can hold.
fn cost_of_delay(account: &Account<'_>, today: Date) -> Result<Option<CostOfDelay>, ReplayError> {
    let days = || -> Result<[Date; 4], CalendarError> {
        let month = today.plus_months(1, MonthDay::from_date(today))?;
        Ok([today, today.plus_days(1)?, today.plus_days(7)?, month])
    };
    let Ok(days) = days() else { return Ok(None) };
    match account.cost_of_delay(days) {
        Ok([today, day, week, month]) => Ok(Some(CostOfDelay { today, day, week, month })),
        Err(ReplayError { event: None, fault: ReplayFault::Calendar(_) | ReplayFault::OwedTooLarge, .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

impl<'a> Answer<'a> {
    /// The case that was answered.
    #[must_use]
    pub const fn case(&self) -> &'a Case {
        self.case
    }

    /// What the answer rests on although nobody told it for certain; nothing where everything was told.
    #[must_use]
    pub fn assumptions(&self) -> &[Assumption] {
        &self.assumptions
    }

    /// Where the account stands at the end of the day asked about, where that is asked: it goes on to the same cents.
    #[must_use]
    pub const fn opening(&self) -> Option<&AccountOpening> {
        self.opening.as_ref()
    }

    /// What is owed on the day asked about: what a payment on it would settle.
    #[must_use]
    pub const fn position(&self) -> &Position {
        &self.position
    }

    /// The accounts in one plan on the day asked about, that of the case first; none where it stands alone.
    #[must_use]
    pub fn together(&self) -> &[AccountTogether<'a>] {
        &self.together
    }

    /// What has to be known of the figures: that nothing was paid out, that some events are later than the day asked about.
    #[must_use]
    pub fn notes(&self) -> &[AnswerNote] {
        &self.notes
    }

    /// What to pay by which day, the first day first, and what each averts. Under an agreement in force: what keeps it; else of the
    /// account, of the statements made and of the next instalment of a loan, and of the first offer. Nothing where nothing is due.
    #[must_use]
    pub fn deadlines(&self) -> &[Deadline] {
        &self.deadlines
    }

    /// What will fall due of a loan if everything due is paid and nothing else happens; nothing of a card.
    #[must_use]
    pub fn coming_schedule(&self) -> &[AmortisationRow] {
        &self.coming_schedule
    }

    /// The last day to pay what falls due of a loan on a day, where that is a later business day.
    #[must_use]
    pub fn moved_last_day(&self, due: Date) -> Option<Date> {
        let AccountTerms::Loan(loan) = &self.case().terms else { return None };
        loan.last_day_to_pay(due).ok().filter(|last| *last != due)
    }

    /// Everything that happened, each line with its because.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// What fell due of a loan, or was accelerated, a row a day; nothing of a card.
    #[must_use]
    pub fn instalments(&self) -> Vec<InstalmentRow> {
        account_lines::instalments(&self.lines)
    }

    /// What the loan, or each conversion of a card, costs a year by its contract.
    #[must_use]
    pub fn annual_costs(&self) -> &[AnnualCost] {
        &self.annual_costs
    }

    /// What the loan, each conversion, each offer and the agreement cost, item by item; nothing of a plan that costs nothing.
    #[must_use]
    pub fn disclosures(&self) -> &[CostDisclosure] {
        &self.disclosures
    }

    /// The yearly rates of each row of flows asked about.
    #[must_use]
    pub fn flow_rates(&self) -> &[FlowRates] {
        &self.flow_rates
    }

    /// The late fees that became owed.
    #[must_use]
    pub fn late_fees(&self) -> Vec<LateFee> {
        account_lines::late_fees(&self.lines).collect()
    }

    /// How the account is classified, and what its credit report shows.
    #[must_use]
    pub const fn classes(&self) -> &Classes {
        &self.classes
    }

    /// What the rulebook says of the account: the verdicts of its rules, and the cap on charges.
    #[must_use]
    pub const fn law(&self) -> &LawAnswer<'a> {
        &self.law
    }

    /// The records of the credit report asked about, each with its answer, in the order of the case.
    #[must_use]
    pub fn credit_repair(&self) -> &[(OverdueRecord, CreditRepair)] {
        &self.credit_repair
    }

    /// The balance assertions of the ledger, in ledger order.
    #[must_use]
    pub fn assertions(&self) -> &[AssertionCheck] {
        &self.assertions
    }

    /// What paying today costs and what waiting adds; `None` where the calendar ends first, or more would be owed than an
    /// account can hold.
    #[must_use]
    pub const fn cost_of_delay(&self) -> Option<&CostOfDelay> {
        self.cost_of_delay.as_ref()
    }

    /// What was owed by what was known on another day, where that is asked.
    #[must_use]
    pub const fn restatement(&self) -> Option<&Restatement> {
        self.restatement.as_ref()
    }

    /// What can be paid each month, where the case has a budget.
    #[must_use]
    pub const fn budget(&self) -> Option<&BudgetAnswer<'a>> {
        self.budget.as_ref()
    }

    /// What can be offered, where that is asked.
    #[must_use]
    pub const fn offers(&self) -> Option<&OffersAnswer<'a>> {
        self.offers.as_ref()
    }

    /// The agreement, where an offer is accepted or an agreement followed up.
    #[must_use]
    pub const fn agreement(&self) -> Option<&AgreementAnswer<'a>> {
        self.agreement.as_ref()
    }

    /// What being overdue leads to, as dated facts with their source; nothing of an account that is not overdue, or is judged by a rulebook
    /// other than mainland China's.
    #[must_use]
    pub fn consequences(&self) -> &[Consequence] {
        &self.consequences
    }

    /// The pages asked for, in order.
    #[must_use]
    pub fn pages(&self) -> &[CasePage] {
        &self.pages
    }

    /// What was handed in to ask for a plan, where anything was.
    #[must_use]
    pub const fn application(&self) -> Option<&ApplicationAnswer<'a>> {
        self.application.as_ref()
    }

    /// The work on the case, where it has any.
    #[must_use]
    pub const fn casework(&self) -> Option<&CaseworkAnswer<'a>> {
        self.casework.as_ref()
    }
}
