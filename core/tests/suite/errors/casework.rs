//! Files of a case, references and checklists.

use arrears::casework::{
    Application, AskedPlan, Casework, CaseworkError, ChainFault, Checklist, Hardship, Moment, Purpose, RecordEntry,
    Reference, Requirement, verify,
};
use arrears::{Currency, Money, TimeOfDay};

use super::row;
use crate::hostile::applications::applications;
use crate::hostile::casework::files;
use crate::rates::date;

fn name(text: &str) -> Result<Reference, CaseworkError> {
    Reference::new(text)
}

fn asked() -> Application {
    let payment = Money::parse("1.00", Currency::CNY).unwrap();
    Application::new(Hardship::Other, AskedPlan::new(payment, 1, date("2026-05-01")).unwrap())
}

fn yen() -> Money {
    Money::zero(Currency::from_code("JPY").unwrap())
}

fn at(day: &str) -> Moment {
    Moment::new(date(day), TimeOfDay::new(9, 30).unwrap())
}

/// A file of an opening and one note, and what was made of its records.
fn with_a_note(day: &str) -> Result<Casework, CaseworkError> {
    let mut file = Casework::open(name("case-7")?, at("2026-03-02"), name("agent-17")?);
    file.append(RecordEntry::note(at(day), name("agent-17")?).text("called"))?;
    Ok(file)
}

provoked! {
    a_name_of_nothing: 1600 "referenceEmpty", CaseworkError::ReferenceEmpty = name(" ");
    a_name_of_ten_thousand_letters: 1601 "referenceTooLong", CaseworkError::ReferenceTooLong { given: 10_000 } =
        name(&"a".repeat(10_000));
    a_name_of_two_lines: 1602 "referenceControl", CaseworkError::ReferenceControl = name("agent\n17");
    a_mobile_number_for_a_name: 1604 "looksLikeMobile", CaseworkError::LooksLikeMobile = name("13800138000");
    a_note_of_the_day_before: 1606 "recordOutOfOrder", CaseworkError::OutOfOrder = with_a_note("2026-03-01");
    the_first_record_torn_out: 1609 "chainBroken",
        CaseworkError::ChainBroken { at: 0, fault: ChainFault::Removed } =
        with_a_note("2026-03-03").and_then(|file| verify(file.case(), &file.records()[1..], None));
    an_amount_of_another_currency: 1616 "applicationAmount", CaseworkError::ApplicationAmount =
        asked().month(date("2026-05-01"), yen(), yen());
    payments_that_are_no_amount: 1619 "askedAmount", CaseworkError::AskedAmount =
        AskedPlan::new(Money::from_minor(Money::MAX_MINOR, Currency::CNY).unwrap(), 2, date("2026-05-01"));
    a_row_that_needs_nothing: 1610 "nothingNeeded", CaseworkError::NothingNeeded =
        Checklist::new([Requirement { purpose: Purpose::Income, any_of: vec![], products: vec![], reasons: vec![] }]);
}

told! {
    an_identity_number_for_a_name: 1603 "looksLikeIdentity" in row(&files(), "looksLikeIdentity");
    a_step_that_leads_nowhere: 1605 "stepForbidden" in row(&files(), "stepForbidden");
    more_records_than_a_file_holds: 1607 "tooManyRecords" in row(&files(), "tooManyRecords");
    a_file_that_was_not_opened: 1608 "caseNotOpened" in row(&files(), "caseNotOpened");
    a_complaint_that_leads_elsewhere: 1612 "stepNotBack" in row(&files(), "stepNotBack");
    a_call_by_an_agency_nobody_named: 1613 "agencyNotAssigned" in row(&files(), "agencyNotAssigned");
    a_reason_of_nothing: 1614 "applicationReason" in row(&applications(), "applicationReason");
    a_month_left_out: 1615 "applicationMonth" in row(&applications(), "applicationMonth");
    a_reason_too_many: 1617 "applicationTooLong" in row(&applications(), "applicationTooLong");
    no_payment_at_all: 1618 "askedPayments" in row(&applications(), "askedPayments");
    a_record_without_its_seal: 1611 "recordUnsealed" in row(&files(), "recordUnsealed");
}
