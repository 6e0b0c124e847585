use super::{DocumentError, shown_of};
use crate::calendar::{Date, TimeOfDay};
use crate::digest::Digest;
use crate::sort::sort_by_key;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// An event of a whole day in a [`CalendarFile`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEvent {
    key: Digest,
    day: Date,
    next: Date,
    summary: String,
    lines: Vec<String>,
}

impl CalendarEvent {
    /// An event on `day`. The key makes its UID: a file written anew replaces the event of the same key in a calendar,
    /// so take the digest of what the event is (the agreement and the payment's place in it), not of what it says.
    ///
    /// # Errors
    /// [`DocumentError::Calendar`] on the last day of the calendar, which has no day after it:
    /// ```
    /// use arrears::document::CalendarEvent;
    /// use arrears::{Date, Digest};
    /// assert_eq!(CalendarEvent::new(Digest::of(b"1"), Date::MAX, "payment").unwrap_err().code(), 302);
    /// ```
    pub fn new(key: Digest, day: Date, summary: impl Into<String>) -> Result<Self, DocumentError> {
        Ok(Self { key, day, next: day.plus_days(1)?, summary: summary.into(), lines: Vec::new() })
    }

    /// With one more line of description.
    #[must_use]
    pub fn line(mut self, line: impl Into<String>) -> Self {
        self.lines.push(line.into());
        self
    }
}

/// A calendar file (iCalendar, RFC 5545) of events of whole days.
///
/// There is no clock here: when the file was made is an argument, in UTC. Lines end in CRLF and are folded at 75 octets,
/// never inside a character.
///
/// ```
/// use arrears::document::{CalendarEvent, CalendarFile};
/// use arrears::{Date, Digest, TimeOfDay};
/// let made = (Date::new(2026, 11, 21)?, TimeOfDay::new(8, 30)?);
/// let due = CalendarEvent::new(Digest::of(b"plan 7, payment 1"), Date::new(2026, 12, 1)?, "CNY 1,072.00 due")?;
/// let file = CalendarFile::new(made.0, made.1, [due.line("Payment 1 of 12; keep the receipt")])?.to_string();
/// assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
/// assert!(file.contains("\r\nDTSTAMP:20261121T083000Z\r\nDTSTART;VALUE=DATE:20261201\r\n"));
/// assert!(file.contains("\r\nSUMMARY:CNY 1\\,072.00 due\r\nDESCRIPTION:Payment 1 of 12\\; keep the receipt\r\n"));
/// # Ok::<(), arrears::document::DocumentError>(())
/// ```
///
/// # Source
/// RFC 5545, sections 3.1 (folding), 3.3.11 (escapes), 3.6.1 (events), 3.8.4.7 (UID).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarFile {
    made: (Date, TimeOfDay),
    events: Vec<CalendarEvent>,
}

impl CalendarFile {
    /// A file made at a moment in UTC.
    ///
    /// # Errors
    /// [`DocumentError::EventTwice`]:
    /// ```
    /// use arrears::document::{CalendarEvent, CalendarFile, DocumentError};
    /// use arrears::{Date, Digest, TimeOfDay};
    /// let due = CalendarEvent::new(Digest::of(b"1"), Date::MIN, "payment")?;
    /// let twice = CalendarFile::new(Date::MIN, TimeOfDay::MIDNIGHT, [due.clone(), due]);
    /// assert_eq!(twice, Err(DocumentError::EventTwice));
    /// # Ok::<(), DocumentError>(())
    /// ```
    pub fn new(
        made_on: Date,
        made_at: TimeOfDay,
        events: impl IntoIterator<Item = CalendarEvent>,
    ) -> Result<Self, DocumentError> {
        let events: Vec<CalendarEvent> = events.into_iter().collect();
        let mut keys: Vec<Digest> = events.iter().map(|event| event.key).collect();
        sort_by_key(&mut keys, |key| *key);
        if keys.iter().zip(keys.iter().skip(1)).any(|(one, next)| one == next) {
            return Err(DocumentError::EventTwice);
        }
        Ok(Self { made: (made_on, made_at), events })
    }
}

impl fmt::Display for CalendarFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = |date: Date| {
            let (year, month, day) = date.ymd();
            alloc::format!("{year:04}{month:02}{day:02}")
        };
        let (on, at) = self.made;
        let at: String = alloc::format!("{at}").chars().filter(|c| *c != ':').collect();
        let stamp = alloc::format!("{}T{at}00Z", day(on));
        for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//arrears//arrears//EN", "CALSCALE:GREGORIAN"] {
            folded(format_args!("{line}"), f)?;
        }
        for event in &self.events {
            folded(format_args!("BEGIN:VEVENT"), f)?;
            folded(format_args!("UID:{}", event.key), f)?;
            folded(format_args!("DTSTAMP:{stamp}"), f)?;
            folded(format_args!("DTSTART;VALUE=DATE:{}", day(event.day)), f)?;
            folded(format_args!("DTEND;VALUE=DATE:{}", day(event.next)), f)?;
            folded(format_args!("SUMMARY:{}", escaped(&event.summary)), f)?;
            if !event.lines.is_empty() {
                let lines: Vec<String> = event.lines.iter().map(|line| escaped(line)).collect();
                folded(format_args!("DESCRIPTION:{}", lines.join("\\n")), f)?;
            }
            folded(format_args!("TRANSP:TRANSPARENT"), f)?;
            folded(format_args!("END:VEVENT"), f)?;
        }
        folded(format_args!("END:VCALENDAR"), f)
    }
}

/// A text value: one line, with the characters escaped that separate values.
fn escaped(text: &str) -> String {
    let mut written = String::new();
    for character in shown_of(text).chars() {
        if matches!(character, '\\' | ';' | ',') {
            written.push('\\');
        }
        written.push(character);
    }
    written
}

/// A content line in pieces of at most 75 octets, each after the first behind a space that counts.
fn folded(line: fmt::Arguments<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    const MOST: usize = 75;
    let mut used: usize = 0;
    for character in alloc::fmt::format(line).chars() {
        let more = used.saturating_add(character.len_utf8());
        if more > MOST {
            f.write_str("\r\n ")?;
            used = character.len_utf8().saturating_add(1);
        } else {
            used = more;
        }
        write!(f, "{character}")?;
    }
    f.write_str("\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    fn file(summary: &str) -> String {
        let event = CalendarEvent::new(Digest::of(b"1"), Date::MIN, summary).unwrap();
        CalendarFile::new(Date::MIN, TimeOfDay::MIDNIGHT, [event]).unwrap().to_string()
    }

    /// Unfolding gives back the line, no piece exceeds 75 octets, and one of them has exactly 75.
    #[test]
    fn lines_fold_between_characters() {
        let mut longest = 0;
        for length in 0..300 {
            for character in ['a', 'é', '中', '😀'] {
                let summary: String = core::iter::repeat_n(character, length).collect();
                let text = file(&summary);
                assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
                longest = longest.max(text.split("\r\n").map(str::len).max().unwrap());
                assert!(text.replace("\r\n ", "").contains(&alloc::format!("SUMMARY:{summary}\r\n")), "{text}");
                assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
            }
        }
        assert_eq!(longest, 75);
    }

    #[test]
    fn a_summary_cannot_add_a_property() {
        let text = file("due\r\nATTACH:http://x\nEND:VEVENT;a,b\\n\u{202e}");
        assert!(text.contains("\r\nSUMMARY:due ATTACH:http://x END:VEVENT\\;a\\,b\\\\n\u{fffd}\r\n"), "{text}");
        assert_eq!(text.matches("\r\nEND:VEVENT\r\n").count(), 1);
    }
}
