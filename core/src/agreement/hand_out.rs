//! The payments for a calendar and for a spreadsheet.

use alloc::format;
use alloc::vec::Vec;

use super::tongue::Tongue;
use super::{Agreement, AgreementError};
use crate::calendar::TimeOfDay;
use crate::digest::Digest;
use crate::document::{CalendarEvent, CalendarFile, Cell, Csv};
use crate::offer::Class;
use crate::words::Language;

impl Agreement {
    /// The payments as a calendar file, stamped with the day of acceptance. The same agreement gives the same events.
    ///
    /// # Errors
    /// A payment due on the last day of the calendar.
    pub fn calendar(&self, language: Language) -> Result<CalendarFile, AgreementError> {
        let tongue = Tongue(language);
        let periods = self.parts().plan.periods;
        let events = self.schedule().rows().iter().map(|row| {
            let key = Digest::of(format!("{} {}", self.digest(), row.number).as_bytes());
            let amount = tongue.money(self.money(row.payment_minor()));
            let number = row.number;
            let summary = tongue.tell(format_args!("Pay {amount}"), format_args!("还款{amount}"));
            let event = CalendarEvent::new(key, row.due, summary)?;
            let which = if number == 0 {
                tongue.say("Down payment", "首付").into()
            } else {
                tongue.tell(format_args!("Payment {number} of {periods}"), format_args!("第{number}期，共{periods}期"))
            };
            let account = self.account_names(tongue);
            Ok(event.line(which).line(tongue.tell(format_args!("Account {account}"), format_args!("账户{account}"))))
        });
        let events = events.collect::<Result<Vec<_>, AgreementError>>()?;
        Ok(CalendarFile::new(self.accepted(), TimeOfDay::MIDNIGHT, events)?)
    }

    /// The payments as comma-separated values: number, day, payment, what it pays by class, interest, what is left.
    ///
    /// # Errors
    /// None that an agreement can bring about.
    pub fn csv(&self) -> Result<Csv, AgreementError> {
        let mut heads = alloc::vec!["number", "due", "payment"];
        heads.extend(Class::ALL.iter().map(|class| class.key()));
        heads.extend(["planInterest", "remaining"]);
        let mut csv = Csv::new(heads.iter().copied());
        for row in self.schedule().rows() {
            let amount = |minor| Cell::Amount(self.money(minor));
            let head = [Cell::Number(row.number), Cell::Date(row.due), amount(row.payment_minor())];
            let split = row.split.iter().map(|(_, minor)| amount(minor));
            csv.row(head.into_iter().chain(split).chain([row.interest, row.remaining].map(amount)))?;
        }
        Ok(csv)
    }
}
