use super::DocumentError;
use crate::money::{Currency, Money};
use alloc::string::String;

/// The amount in Chinese capitals (大写金额), with `人民币` before it, for a contract.
///
/// - One 零 stands for any run of zeros between two other figures; none stands where such a run ends a group of four
///   and the next group begins with its thousands (107,000.53 is 壹拾万柒仟元零伍角叁分).
/// - Where the yuan end in zero and there are jiao, and where there are fen without jiao, 零 stands after 元.
/// - 整 closes an amount that ends in yuan or in jiao; after fen there is none.
/// - Below zero, 负 stands after `人民币`.
///
/// ```
/// use arrears::document::capital_amount;
/// use arrears::{Currency, Money};
/// let capitals = |text| capital_amount(Money::parse(text, Currency::CNY).unwrap()).unwrap();
/// assert_eq!(capitals("1680.32"), "人民币壹仟陆佰捌拾元零叁角贰分");
/// assert_eq!(capitals("16409.02"), "人民币壹万陆仟肆佰零玖元零贰分");
/// assert_eq!(capitals("1409.50"), "人民币壹仟肆佰零玖元伍角整");
/// assert_eq!(capitals("0.05"), "人民币伍分");
/// assert_eq!(capitals("10000000000000"), "人民币壹拾万亿元整");
/// assert_eq!(capitals("0"), "人民币零元整");
/// ```
///
/// # Errors
/// [`DocumentError::NotRenminbi`]:
/// ```
/// use arrears::document::{DocumentError, capital_amount};
/// use arrears::{Currency, Money};
/// let yen = Money::zero(Currency::from_code("JPY")?);
/// assert!(matches!(capital_amount(yen), Err(DocumentError::NotRenminbi { .. })));
/// # Ok::<(), arrears::MoneyError>(())
/// ```
///
/// # Source
/// 《支付结算办法》(银发〔1997〕393号) annex 1 《正确填写票据和结算凭证的基本规定》, points 1 to 3, whose examples are above and in the
/// tests. Where it leaves a choice, the first of its two forms is written. 整 after 角 is optional there and required by
/// 《会计基础工作规范》 art. 52.
pub fn capital_amount(amount: Money) -> Result<String, DocumentError> {
    if amount.currency() != Currency::CNY {
        return Err(DocumentError::NotRenminbi { given: amount.currency() });
    }
    let minor = amount.minor().unsigned_abs();
    let (yuan, rest) = parted(minor, 100);
    let (jiao, fen) = parted(rest, 10);
    let mut text = String::from("人民币");
    if amount.minor() < 0 {
        text.push('负');
    }
    if yuan > 0 || minor == 0 {
        number(yuan, &mut text);
        text.push('元');
    }
    let (_, last) = parted(yuan, 10);
    let gap = if jiao == 0 { fen > 0 } else { last == 0 };
    if yuan > 0 && gap {
        text.push('零');
    }
    for (figure, unit) in [(jiao, '角'), (fen, '分')] {
        if figure > 0 {
            text.push(capital(figure));
            text.push(unit);
        }
    }
    if fen == 0 {
        text.push('整');
    }
    Ok(text)
}

/// Quotient and remainder by a constant above zero.
fn parted(number: u64, by: u64) -> (u64, u64) {
    (number.checked_div(by).unwrap_or(0), number.checked_rem(by).unwrap_or(0))
}

/// A whole number of any size that fits, in groups of four under 万 and 亿.
fn number(value: u64, text: &mut String) {
    // Under a unit of 10^n the next group is short of its thousands below 10^(n-1).
    for (unit, size, full) in [('亿', 100_000_000, 10_000_000), ('万', 10_000, 1_000)] {
        let (high, low) = parted(value, size);
        if high > 0 {
            number(high, text);
            text.push(unit);
            if low > 0 {
                if low < full {
                    text.push('零');
                }
                number(low, text);
            }
            return;
        }
    }
    four(value, text);
}

/// A number below 10,000, zero included.
fn four(value: u64, text: &mut String) {
    if value == 0 {
        text.push('零');
    }
    let (mut rest, mut begun, mut gap) = (value, false, false);
    for (size, unit) in [(1_000, Some('仟')), (100, Some('佰')), (10, Some('拾')), (1, None)] {
        let (figure, below) = parted(rest, size);
        rest = below;
        if figure == 0 {
            gap = begun;
            continue;
        }
        if gap {
            text.push('零');
        }
        (begun, gap) = (true, false);
        text.push(capital(figure));
        text.extend(unit);
    }
}

const fn capital(figure: u64) -> char {
    match figure {
        1 => '壹',
        2 => '贰',
        3 => '叁',
        4 => '肆',
        5 => '伍',
        6 => '陆',
        7 => '柒',
        8 => '捌',
        9 => '玖',
        _ => '零',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn capitals(text: &str) -> String {
        capital_amount(Money::parse(text, Currency::CNY).unwrap()).unwrap()
    }

    /// Every example of the annex of 银发〔1997〕393号, 整 after 角 added where it leaves that open.
    #[test]
    fn published_amounts() {
        for (amount, text) in [
            ("1409.50", "人民币壹仟肆佰零玖元伍角整"),
            ("6007.14", "人民币陆仟零柒元壹角肆分"),
            ("1680.32", "人民币壹仟陆佰捌拾元零叁角贰分"),
            ("107000.53", "人民币壹拾万柒仟元零伍角叁分"),
            ("16409.02", "人民币壹万陆仟肆佰零玖元零贰分"),
            ("325.04", "人民币叁佰贰拾伍元零肆分"),
        ] {
            assert_eq!(capitals(amount), text);
        }
    }

    #[test]
    fn where_zeros_stand() {
        for (amount, text) in [
            ("0.10", "人民币壹角整"),
            ("0.01", "人民币壹分"),
            ("0.53", "人民币伍角叁分"),
            ("10.00", "人民币壹拾元整"),
            ("10.50", "人民币壹拾元零伍角整"),
            ("10.05", "人民币壹拾元零伍分"),
            ("1.05", "人民币壹元零伍分"),
            ("15", "人民币壹拾伍元整"),
            ("10005", "人民币壹万零伍元整"),
            ("10010", "人民币壹万零壹拾元整"),
            ("1005000", "人民币壹佰万伍仟元整"),
            ("100005000", "人民币壹亿零伍仟元整"),
            ("100050000", "人民币壹亿零伍万元整"),
            ("1050000000", "人民币壹拾亿伍仟万元整"),
            ("100000000", "人民币壹亿元整"),
            ("1000000000000", "人民币壹万亿元整"),
            ("1000500000000", "人民币壹万零伍亿元整"),
            ("1000000000001", "人民币壹万亿零壹元整"),
            ("9999999999999.99", "人民币玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
            ("-20.20", "人民币负贰拾元零贰角整"),
            ("-0.00", "人民币零元整"),
        ] {
            assert_eq!(capitals(amount), text);
        }
    }
}
