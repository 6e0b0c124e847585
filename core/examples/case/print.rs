//! The page of a case: the answer first, on one screen; then plans; then everything else, and why; the papers last.

mod account;
mod agreement;
mod budget;
mod casework;
mod history;
mod law;
mod limit_request;
mod negotiation;
mod offer;
mod offers;
mod page;
mod summary;

use std::io::{self, Write};

pub(crate) use page::{Page, Reader};

/// The whole page.
pub(crate) fn print(page: Page<'_>, out: &mut impl Write) -> io::Result<()> {
    page.print_title(out)?;
    page.print_summary(out)?;
    page.print_budget(out)?;
    page.print_application(out)?;
    page.print_offers(out)?;
    page.print_agreement(out)?;
    page.print_components(out)?;
    page.print_credit_history(out)?;
    page.print_credit_repair(out)?;
    page.print_law(out)?;
    page.print_consequences(out)?;
    page.print_casework(out)?;
    page.print_restatement(out)?;
    page.print_newest_first(out)?;
    page.print_pages(out)
}
