//! Official days off, and weekend days on which people work instead, as data.

// Semantics: [loan-47].

use super::Date;
use crate::words::keys;

keys! {
    /// A country whose official days off, and weekend days worked instead, are known.
    pub enum OfficialDays {
        /// China's, as the General Office of the State Council announces them each year (国务院办公厅关于节假日安排的通知).
        China = "cn";
    }
}

/// What was announced for a year: holidays from their first day to their last, and days of a weekend that are worked.
struct Year {
    year: i32,
    off: &'static [(Day, Day)],
    worked: &'static [Day],
}

/// A month and a day.
type Day = (u8, u8);

/// In the order of the years.
const CHINA: &[Year] = &[
    // 国办发明电〔2021〕11号; 31 December by the next one.
    Year {
        year: 2022,
        off: &[
            ((1, 1), (1, 3)),
            ((1, 31), (2, 6)),
            ((4, 3), (4, 5)),
            ((4, 30), (5, 4)),
            ((6, 3), (6, 5)),
            ((9, 10), (9, 12)),
            ((10, 1), (10, 7)),
            ((12, 31), (12, 31)),
        ],
        worked: &[(1, 29), (1, 30), (4, 2), (4, 24), (5, 7), (10, 8), (10, 9)],
    },
    // 国办发明电〔2022〕16号.
    Year {
        year: 2023,
        off: &[
            ((1, 1), (1, 2)),
            ((1, 21), (1, 27)),
            ((4, 5), (4, 5)),
            ((4, 29), (5, 3)),
            ((6, 22), (6, 24)),
            ((9, 29), (10, 6)),
        ],
        worked: &[(1, 28), (1, 29), (4, 23), (5, 6), (6, 25), (10, 7), (10, 8)],
    },
    // 国办发明电〔2023〕7号.
    Year {
        year: 2024,
        off: &[
            ((1, 1), (1, 1)),
            ((2, 10), (2, 17)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((6, 10), (6, 10)),
            ((9, 15), (9, 17)),
            ((10, 1), (10, 7)),
        ],
        worked: &[(2, 4), (2, 18), (4, 7), (4, 28), (5, 11), (9, 14), (9, 29), (10, 12)],
    },
    // 国办发明电〔2024〕12号.
    Year {
        year: 2025,
        off: &[
            ((1, 1), (1, 1)),
            ((1, 28), (2, 4)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((5, 31), (6, 2)),
            ((10, 1), (10, 8)),
        ],
        worked: &[(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)],
    },
    // 国办发明电〔2025〕7号.
    Year {
        year: 2026,
        off: &[
            ((1, 1), (1, 3)),
            ((2, 15), (2, 23)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((6, 19), (6, 21)),
            ((9, 25), (9, 27)),
            ((10, 1), (10, 7)),
        ],
        worked: &[(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)],
    },
];

impl OfficialDays {
    /// Whether a day is worked, where it was announced; `None` where the day of the week decides.
    pub(super) fn is_worked(self, date: Date) -> Option<bool> {
        let (year, month, day) = date.ymd();
        let announced = self.years().iter().find(|announced| announced.year == year)?;
        let day = (month, day);
        if announced.off.iter().any(|(first, last)| (first..=last).contains(&&day)) {
            return Some(false);
        }
        announced.worked.contains(&day).then_some(true)
    }

    /// Whether the days of the year of a date are known; where they are not, the day of the week alone decides.
    #[must_use]
    pub fn knows(self, date: Date) -> bool {
        let (year, ..) = date.ymd();
        self.years().iter().any(|announced| announced.year == year)
    }

    const fn years(self) -> &'static [Year] {
        match self {
            Self::China => CHINA,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::BusinessDays;

    /// Holidays ascend, and no day of one is worked; days worked are of a weekend and ascend.
    #[test]
    fn holidays_follow_one_another() {
        for Year { year, off, worked } in CHINA {
            let bounds: std::vec::Vec<Day> = off.iter().flat_map(|(first, last)| [*first, *last]).collect();
            assert!(bounds.is_sorted() && off.is_sorted() && worked.is_sorted(), "{year}");
            let week = BusinessDays::MONDAY_TO_FRIDAY;
            for (month, day) in *worked {
                let date = Date::new(*year, *month, *day).unwrap();
                assert!(!week.is_business_day(date));
                assert_eq!(OfficialDays::China.is_worked(date), Some(true));
            }
        }
    }

    /// Of a year, so many days from Monday to Friday are off, and so many in all.
    #[test]
    fn days_off_are_counted() {
        for (year, weekdays, all) in [(2022, 18, 32), (2023, 18, 26), (2024, 19, 28), (2025, 18, 28), (2026, 19, 33)] {
            let january = Date::new(year, 1, 1).unwrap();
            let days = (0..366).map(|n| january.plus_days(n).unwrap()).filter(|day| day.ymd().0 == year);
            let off: std::vec::Vec<Date> =
                days.filter(|day| OfficialDays::China.is_worked(*day) == Some(false)).collect();
            let in_the_week = off.iter().filter(|day| BusinessDays::MONDAY_TO_FRIDAY.is_business_day(**day)).count();
            assert_eq!((in_the_week, off.len()), (weekdays, all), "{year}");
        }
    }

    #[test]
    fn years_are_known() {
        assert!(OfficialDays::China.knows(Date::new(2026, 12, 31).unwrap()));
        assert!(!OfficialDays::China.knows(Date::new(2027, 1, 1).unwrap()));
    }
}
