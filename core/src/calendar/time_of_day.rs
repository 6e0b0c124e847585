//! A minute of the day on somebody's wall clock.

use super::CalendarError;
use core::fmt;

/// A local time from 00:00 to 23:59, to the minute. Which zone is the caller's business.
///
/// ```
/// use arrears::{CalendarError, TimeOfDay};
/// let quiet_from = TimeOfDay::new(22, 0)?;
/// assert!(TimeOfDay::parse("21:59")? < quiet_from);
/// assert_eq!(quiet_from.minutes(), 1320);
/// assert_eq!(quiet_from.to_string(), "22:00");
/// # Ok::<(), CalendarError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TimeOfDay {
    /// Minutes since midnight.
    minutes: u16,
}

impl TimeOfDay {
    /// 00:00.
    pub const MIDNIGHT: Self = Self { minutes: 0 };

    /// The time `hour`:`minute`.
    ///
    /// # Errors
    /// [`CalendarError::NoSuchTime`]:
    /// ```
    /// use arrears::{CalendarError, TimeOfDay};
    /// assert_eq!(TimeOfDay::new(24, 0), Err(CalendarError::NoSuchTime { hour: 24, minute: 0 }));
    /// ```
    pub fn new(hour: u8, minute: u8) -> Result<Self, CalendarError> {
        if hour > 23 || minute > 59 {
            return Err(CalendarError::NoSuchTime { hour, minute });
        }
        Ok(Self { minutes: u16::from(hour).saturating_mul(60).saturating_add(u16::from(minute)) })
    }

    /// Reads `HH:MM`.
    ///
    /// # Errors
    /// [`CalendarError::NotATime`] and as [`TimeOfDay::new`]:
    /// ```
    /// use arrears::{CalendarError, TimeOfDay};
    /// for text in ["8:00", "08:00:00", "8 pm", ""] {
    ///     assert_eq!(TimeOfDay::parse(text), Err(CalendarError::NotATime), "{text}");
    /// }
    /// ```
    pub fn parse(text: &str) -> Result<Self, CalendarError> {
        let &[h0, h1, b':', m0, m1] = text.as_bytes() else {
            return Err(CalendarError::NotATime);
        };
        let digit = |b: u8| b.checked_sub(b'0').filter(|d| *d <= 9);
        let pair = |a, b| digit(a)?.checked_mul(10)?.checked_add(digit(b)?);
        match (pair(h0, h1), pair(m0, m1)) {
            (Some(hour), Some(minute)) => Self::new(hour, minute),
            _ => Err(CalendarError::NotATime),
        }
    }

    /// Minutes since midnight, 0 to 1439.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.minutes
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hour = self.minutes.checked_div(60).unwrap_or(0);
        let minute = self.minutes.checked_rem(60).unwrap_or(0);
        write!(f, "{hour:02}:{minute:02}")
    }
}

impl fmt::Debug for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl core::str::FromStr for TimeOfDay {
    type Err = CalendarError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    extern crate alloc;
    use alloc::string::ToString;

    #[test]
    fn every_minute_round_trips() {
        for hour in 0..24 {
            for minute in 0..60 {
                let time = TimeOfDay::new(hour, minute).unwrap();
                assert_eq!(TimeOfDay::parse(&time.to_string()), Ok(time));
            }
        }
        assert!(matches!(TimeOfDay::parse("12:60"), Err(CalendarError::NoSuchTime { .. })));
        assert_eq!(TimeOfDay::parse("+8:00"), Err(CalendarError::NotATime));
    }
}
