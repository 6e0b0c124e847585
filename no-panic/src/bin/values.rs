//! Amounts, rates and what is rounded: read, converted, added, split.
#![no_std]
#![no_main]

use arrears::rate::RatePeriod;
use arrears::{Currency, Fraction, Money, Multiple, MultipleRounding, Rate, Remainder, Rounding, Split};
use arrears_no_panic::{any, kept};

#[unsafe(no_mangle)]
extern "C" fn _start() -> i32 {
    let (currency, rounding) = (any(Currency::CNY), any(Rounding::HalfUp));
    if let Ok(money) = Money::parse(any("1.00"), currency).map(any) {
        kept((Money::from_minor(any(1), currency), money.plus(any(money)), money.minus(any(money))));
        kept((money.positive(), money.not_negative(), money.of(currency)));
    }
    if let Ok(fraction) = Fraction::parse(any("0.12")).map(any) {
        kept((Fraction::from_parts(any(1)), fraction.times(any(fraction))));
        if let Ok(rate) = Rate::new(fraction, any(RatePeriod::Annual)) {
            kept((rate.yearly(), rate.a(any(RatePeriod::Daily)), rate.times(any(fraction))));
        }
    }
    kept((Rate::daily(any("0.0005")), Rate::monthly(any("0.01")), Rate::annual(any("0.12"))));
    kept(rounding.quotient(any(1), any(3)));
    let split = any(Split::new(rounding, any(Remainder::Last)));
    if let Ok(amount) = Money::from_minor(any(1), any(Currency::CNY)) {
        kept(split.part(any(amount), any(3), any(2)));
        kept(Multiple::new(any(amount), any(MultipleRounding::HalfUp)));
    }
    0
}
