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

/// What was announced for a year: days off from Monday to Friday, and days of a weekend that are worked.
struct Year {
    year: i32,
    off: &'static [(u8, u8)],
    worked: &'static [(u8, u8)],
}

/// In the order of the years. Days off on a weekend stand in none of the lists: those are off anyway.
const CHINA: &[Year] = &[
    // 国办发明电〔2021〕11号.
    Year {
        year: 2022,
        off: &[
            (1, 3),
            (1, 31),
            (2, 1),
            (2, 2),
            (2, 3),
            (2, 4),
            (4, 4),
            (4, 5),
            (5, 2),
            (5, 3),
            (5, 4),
            (6, 3),
            (9, 12),
            (10, 3),
            (10, 4),
            (10, 5),
            (10, 6),
            (10, 7),
        ],
        worked: &[(1, 29), (1, 30), (4, 2), (4, 24), (5, 7), (10, 8), (10, 9)],
    },
    // 国办发明电〔2022〕16号.
    Year {
        year: 2023,
        off: &[
            (1, 2),
            (1, 23),
            (1, 24),
            (1, 25),
            (1, 26),
            (1, 27),
            (4, 5),
            (5, 1),
            (5, 2),
            (5, 3),
            (6, 22),
            (6, 23),
            (9, 29),
            (10, 2),
            (10, 3),
            (10, 4),
            (10, 5),
            (10, 6),
        ],
        worked: &[(1, 28), (1, 29), (4, 23), (5, 6), (6, 25), (10, 7), (10, 8)],
    },
    // 国办发明电〔2023〕7号.
    Year {
        year: 2024,
        off: &[
            (1, 1),
            (2, 12),
            (2, 13),
            (2, 14),
            (2, 15),
            (2, 16),
            (4, 4),
            (4, 5),
            (5, 1),
            (5, 2),
            (5, 3),
            (6, 10),
            (9, 16),
            (9, 17),
            (10, 1),
            (10, 2),
            (10, 3),
            (10, 4),
            (10, 7),
        ],
        worked: &[(2, 4), (2, 18), (4, 7), (4, 28), (5, 11), (9, 14), (9, 29), (10, 12)],
    },
    // 国办发明电〔2024〕12号.
    Year {
        year: 2025,
        off: &[
            (1, 1),
            (1, 28),
            (1, 29),
            (1, 30),
            (1, 31),
            (2, 3),
            (2, 4),
            (4, 4),
            (5, 1),
            (5, 2),
            (5, 5),
            (6, 2),
            (10, 1),
            (10, 2),
            (10, 3),
            (10, 6),
            (10, 7),
            (10, 8),
        ],
        worked: &[(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)],
    },
    // 国办发明电〔2025〕7号.
    Year {
        year: 2026,
        off: &[
            (1, 1),
            (1, 2),
            (2, 16),
            (2, 17),
            (2, 18),
            (2, 19),
            (2, 20),
            (2, 23),
            (4, 6),
            (5, 1),
            (5, 4),
            (5, 5),
            (6, 19),
            (9, 25),
            (10, 1),
            (10, 2),
            (10, 5),
            (10, 6),
            (10, 7),
        ],
        worked: &[(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)],
    },
];

impl OfficialDays {
    /// Whether a day is worked, where it was announced; `None` where the day of the week decides.
    pub(super) fn is_worked(self, date: Date) -> Option<bool> {
        let (year, month, day) = date.ymd();
        let announced = self.years().iter().find(|announced| announced.year == year)?;
        let listed = |days: &[(u8, u8)]| days.contains(&(month, day));
        if listed(announced.off) {
            return Some(false);
        }
        listed(announced.worked).then_some(true)
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

    /// Every day off is of Monday to Friday, every day worked of a weekend; both ascend.
    #[test]
    fn the_lists_say_what_the_week_does_not() {
        for year in CHINA {
            let dates = |days: &[(u8, u8)]| {
                days.iter()
                    .map(|(month, day)| Date::new(year.year, *month, *day).unwrap())
                    .collect::<std::vec::Vec<_>>()
            };
            let (off, worked) = (dates(year.off), dates(year.worked));
            assert!(off.is_sorted() && worked.is_sorted());
            let week = BusinessDays::MONDAY_TO_FRIDAY;
            assert!(off.iter().all(|day| week.is_business_day(*day)), "{}", year.year);
            assert!(!worked.iter().any(|day| week.is_business_day(*day)), "{}", year.year);
        }
        assert!(OfficialDays::China.knows(Date::new(2026, 12, 31).unwrap()));
        assert!(!OfficialDays::China.knows(Date::new(2027, 1, 1).unwrap()));
    }
}
