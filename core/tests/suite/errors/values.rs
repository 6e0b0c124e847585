//! Amounts, rates, dates, times and digests.

use arrears::calendar::{BusinessDays, Weekday};
use arrears::digest::{Canonical, DigestError};
use arrears::{
    CalendarError, Currency, Date, Digest, Fraction, Money, MoneyError, MonthDay, Rate, RateError, RatePeriod,
    TimeOfDay,
};

fn yuan(text: &str) -> Result<Money, MoneyError> {
    Money::parse(text, Currency::CNY)
}

provoked! {
    an_amount_in_words: 100 "notDecimal", MoneyError::NotDecimal = yuan("ten");
    a_tenth_of_a_cent: 101 "tooManyDecimals", MoneyError::TooManyDecimals { given: 3, allowed: 2, .. } = yuan("0.001");
    a_hundred_billion_billion: 102 "amountOutOfRange", MoneyError::OutOfRange = yuan("99999999999999999999");
    yuan_and_yen: 103 "mixedCurrencies", MoneyError::MixedCurrencies { .. } =
        yuan("1").and_then(|one| one.plus(Money::zero(Currency::from_code("JPY")?)));
    a_currency_of_nowhere: 104 "unknownCurrency", MoneyError::UnknownCurrency = Currency::from_code("XYZ");
    nothing_where_something_is_due: 105 "amountNotPositive", MoneyError::NotPositive = yuan("0").and_then(Money::positive);
    less_than_nothing: 106 "amountNegative", MoneyError::Negative = yuan("-0.01").and_then(Money::not_negative);
    a_rate_in_percent: 200 "rateNotDecimal", RateError::NotDecimal = Fraction::parse("5 %");
    thirteen_decimals: 201 "rateTooManyDecimals", RateError::TooManyDecimals = Fraction::parse("0.0000000000001");
    a_rate_of_eleven: 202 "rateOutOfRange", RateError::OutOfRange = Rate::annual("11");
    a_product_with_too_many_decimals: 203 "rateInexactProduct", RateError::InexactProduct =
        Rate::daily("0.000000000001").and_then(|rate| rate.times(Fraction::parse("0.5")?));
    a_daily_rate_for_a_year: 204 "rateWrongPeriod",
        RateError::WrongPeriod { needed: RatePeriod::Annual, given: RatePeriod::Daily } =
        Rate::daily("0.0005").and_then(|rate| rate.a(RatePeriod::Annual));
    a_date_with_slashes: 300 "notADate", CalendarError::NotADate = Date::parse("2023/01/05");
    the_thirtieth_of_february: 301 "noSuchDay", CalendarError::NoSuchDay { year: 2023, month: 2, day: 30 } =
        Date::new(2023, 2, 30);
    the_year_2200: 302 "dateOutOfRange", CalendarError::OutOfRange = Date::new(2200, 1, 1);
    the_thirty_second: 303 "noSuchMonthDay", CalendarError::NoSuchMonthDay { given: 32 } = MonthDay::new(32);
    the_last_of_the_month_in_words: 306 "notAMonthDay", CalendarError::NotAMonthDay = "last".parse::<MonthDay>();
    half_past_eight_in_words: 304 "notATime", CalendarError::NotATime = TimeOfDay::parse("half past eight");
    twenty_five_o_clock: 305 "noSuchTime", CalendarError::NoSuchTime { hour: 25, minute: 0 } = TimeOfDay::new(25, 0);
    a_week_without_work: 307 "noBusinessDay", CalendarError::NoBusinessDay =
        BusinessDays::MONDAY_TO_FRIDAY.weekdays_off(Weekday::ALL.iter().copied());
    a_day_off_and_worked: 308 "dayTwice", CalendarError::DayTwice =
        BusinessDays::MONDAY_TO_FRIDAY.off(Date::MIN).and_then(|days| days.working(Date::MIN));
    sixty_five_days_off: 309 "tooManyOwnDays", CalendarError::TooManyOwnDays { max: 64 } =
        (0..65).try_fold(BusinessDays::MONDAY_TO_FRIDAY, |days, day| days.off(Date::MIN.plus_days(day)?));
    a_short_digest: 1850 "notADigest", DigestError::NotADigest = Digest::parse("ba78");
    a_key_twice: 1851 "keyTwice", DigestError::KeyTwice =
        Canonical::object([("a", Canonical::text("1")), ("a", Canonical::text("2"))]);
}
