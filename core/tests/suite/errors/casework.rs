//! Files of a case, references and checklists.

use arrears::TimeOfDay;
use arrears::casework::{
    Casework, CaseworkError, ChainFault, Checklist, Moment, Purpose, RecordEntry, Reference, Requirement, verify,
};

use super::row;
use crate::hostile::casework::files;
use crate::rates::date;

fn name(text: &str) -> Result<Reference, CaseworkError> {
    Reference::new(text)
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
    a_row_that_needs_nothing: 1610 "nothingNeeded", CaseworkError::NothingNeeded =
        Checklist::new([Requirement { purpose: Purpose::Income, any_of: vec![], products: vec![], reasons: vec![] }]);
}

told! {
    an_identity_number_for_a_name: 1603 "looksLikeIdentity" in row(&files(), "looksLikeIdentity");
    a_step_that_leads_nowhere: 1605 "stepForbidden" in row(&files(), "stepForbidden");
    more_records_than_a_file_holds: 1607 "tooManyRecords" in row(&files(), "tooManyRecords");
    a_file_that_was_not_opened: 1608 "caseNotOpened" in row(&files(), "caseNotOpened");
    a_record_without_its_seal: 1611 "recordUnsealed" in row(&files(), "recordUnsealed");
}
