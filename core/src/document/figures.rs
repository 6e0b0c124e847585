use super::model::put;
use crate::money::{Currency, Money};
use crate::words::Language;
use alloc::string::String;

/// The bytes of all but the largest amounts.
const ROOM: usize = 24;

/// The amount in figures, in groups of three: with the currency's code, or in Chinese with `￥` where it is renminbi.
///
/// ```
/// use arrears::document::figures;
/// use arrears::{Currency, Language, Money};
/// let owed = Money::parse("-1234567.8", Currency::CNY)?;
/// assert_eq!(figures(owed, Language::English), "CNY -1,234,567.80");
/// assert_eq!(figures(owed, Language::Chinese), "￥-1,234,567.80");
/// # Ok::<(), arrears::MoneyError>(())
/// ```
#[must_use]
pub fn figures(amount: Money, language: Language) -> String {
    let plain = amount.digits();
    let plain = plain.as_str();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut text = String::with_capacity(ROOM);
    match (language, amount.currency()) {
        (Language::Chinese, Currency::CNY) => text.push('￥'),
        (_, currency) => put(&mut text, format_args!("{currency} ")),
    }
    text.push_str(sign);
    for (place, digit) in whole.chars().enumerate() {
        let left = whole.len().saturating_sub(place);
        if place > 0 && left.checked_rem(3) == Some(0) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_three_in_every_currency() {
        let of = |text, code| {
            let currency = Currency::from_code(code).unwrap();
            figures(Money::parse(text, currency).unwrap(), Language::English)
        };
        for (text, code, shown) in [
            ("0", "CNY", "CNY 0.00"),
            ("999.99", "CNY", "CNY 999.99"),
            ("1000", "CNY", "CNY 1,000.00"),
            ("10000000000000", "CNY", "CNY 10,000,000,000,000.00"),
            ("123456", "JPY", "JPY 123,456"),
            ("-1234.567", "KWD", "KWD -1,234.567"),
        ] {
            assert_eq!(of(text, code), shown);
        }
        let dollars = Money::zero(Currency::from_code("USD").unwrap());
        assert_eq!(figures(dollars, Language::Chinese), "USD 0.00");
    }
}
