//! What law and classification say of an account: `law`, and the classes of `delinquency`, in the report.

use alloc::string::String;
use alloc::vec::Vec;

use super::values::Both;
use crate::calendar::Date;
use crate::case::{ChargeCapAnswer, Judged, LawAnswer};
use crate::delinquency::{CreditCode, CreditHistory, CreditStanding};
use crate::json::report;
use crate::rulebook::RequiredItem;

report! {
    pub(super) struct LawReport(law: &LawAnswer<'_>) {
        /// The jurisdiction of the rulebook, such as `cn`.
        jurisdiction: String = law.rulebook().jurisdiction(),
        /// The product that the rules were asked about.
        product: &'static str = law.product().key(),
        /// The kind of lender that the rules were asked about.
        lender: &'static str = law.lender().key(),
        /// Every rule that has something to say, in the order of the book.
        verdicts: Vec<VerdictShape> = law.verdicts(),
        /// Charges against their cap; absent where the rulebook has no cap for such a debt, or nothing was ever owed.
        charge_cap?: Option<ChargeCapShape> = law.charge_cap(),
    }

    struct VerdictShape(found: &Judged<'_>)
    let (verdict, rule) = (found.verdict, found.verdict.rule());
    {
        /// The identifier of the rule in the rulebook.
        rule: String = &rule.id,
        /// Where the rule stands.
        source: Both = |language| rule.source.name.of(language),
        /// The article of the source.
        article?: Option<Both> = rule.source.article.as_ref().map(|article| |language| article.of(language)),
        /// `binding` or `advisory`.
        binding: &'static str = rule.binding.key(),
        /// How well the rule's text is known: `confirmed`, `reported` or `unconfirmed`.
        certainty: &'static str = rule.certainty.key(),
        /// `pass`, `warn` or `fail`.
        outcome: &'static str = verdict.outcome().key(),
        /// The day of what is judged: of a late fee, of a payment, or the day asked about.
        day: String = found.day,
        /// The figure of the account; absent where the facts cannot be compared.
        given?: Option<Both> = verdict.given().map(|given| move |language| given.text(language)),
        /// What the rule allows.
        allowed?: Option<Both> = verdict.allowed().map(|allowed| move |language| allowed.text(language)),
        /// Of a document: what the rule asks for and the document does not state; absent where it states everything.
        missing?: Vec<MissingShape> = found.missing(),
        /// The verdict in one line.
        text: Both = |language| verdict.text(language),
    }

    struct MissingShape(item: &RequiredItem) {
        /// The key of the item in the rulebook.
        key: String = &item.key,
        /// What the document does not state, in words.
        name: Both = |language| item.name.of(language),
    }

    /// All charges together against a yearly share of principal.
    struct ChargeCapShape(capped: &ChargeCapAnswer)
    let (test, charges) = (&capped.test, &capped.charges);
    {
        /// The first day counted; `asOf` is not counted.
        from: String = capped.from,
        /// Decimal fraction a year.
        annual_rate: String = capped.rate.fraction(),
        /// Each day's principal, instalments not yet billed or due included, at the rate.
        cap: String = test.cap(),
        /// Unpaid interest, penalty and compound interest, accrued ones included, late fees and fees; no enforcement cost.
        charges: String = charges.unpaid,
        /// Paid on such charges since the first day.
        charges_paid: String = charges.paid,
        /// What of the unpaid charges stands.
        allowed: String = test.allowed(),
        /// Unpaid charges above the cap.
        excess: String = test.excess(),
        /// Unpaid and paid charges together above the cap: the stricter reading.
        excess_with_paid: String = test.excess_with_paid(),
        /// Whether going over it is a matter of asking for relief, and not forbidden as such.
        advisory: bool = capped.is_advisory,
    }

    pub(super) struct CreditHistoryShape(history: &CreditHistory) {
        /// The 24 symbols, oldest first.
        payment_history: String = history,
        /// Each month with its symbol, oldest first.
        months: Vec<CreditMonthShape> = history.months(),
    }

    struct CreditMonthShape(month_end: Date, code: CreditCode) {
        /// The last day of the month.
        month_end: String = month_end,
        /// `N`, `1` to `7`, `M`, `C` or `*`.
        symbol: String = code,
    }

    /// How the borrower stands over all accounts, each figure the worst.
    pub(super) struct BorrowerShape(worst: CreditStanding) {
        /// The most days past due of any account.
        days_past_due: i32 = worst.days_past_due(),
        /// The worst bucket.
        bucket: &'static str = worst.bucket().key(),
        /// The worst of the five classes.
        classification: &'static str = worst.classification().key(),
    }
}
