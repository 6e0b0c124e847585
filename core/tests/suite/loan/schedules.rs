//! Schedules against closed forms that share nothing with them.

use arrears::schedule::{Amortisation, AmortisationRow, Dues, Method, PeriodInterest};
use arrears::{Currency, Date, DayCount, Money, Rate, Rounding};
use num_bigint::BigInt;

use crate::oracle::number::level_payment;
use crate::random::dice::Dice;

const TWELFTHS: i64 = 12_000_000_000_000;

fn half_up(over: &BigInt, under: &BigInt) -> i64 {
    i64::try_from((over * 2 + under) / (under * 2)).unwrap()
}

fn rows(loan: &Amortisation) -> Vec<AmortisationRow> {
    let mut rows = vec![AmortisationRow::EMPTY; usize::try_from(loan.row_count()).unwrap()];
    assert_eq!(loan.build(&mut rows), Ok(rows.len()));
    rows
}

struct Deal {
    principal: i64,
    parts: i64,
    periods: u32,
}

fn deal(dice: &mut Dice) -> Deal {
    let principal = match dice.between(0, 9) {
        0 => dice.between(1, 100),
        9 => dice.between(1_000_000_000, 500_000_000_000_000),
        _ => dice.between(1_000, 100_000_000),
    };
    let parts = match dice.between(0, 4) {
        0 => dice.between(0, 1_000_000),
        1 => dice.between(0, 10_000_000_000_000),
        _ => dice.between(0, 4_000) * 100_000_000,
    };
    let periods = u32::try_from(dice.pick(&[1, 2, 3, 6, 12, 24, 36, 60, 120, 360, 600])).unwrap();
    Deal { principal, parts, periods }
}

fn loan(deal: &Deal, method: Method) -> Amortisation {
    let dues = Dues::monthly(Date::new(2023, 2, 10).unwrap(), deal.periods).unwrap();
    let rate = Rate::new(arrears::Fraction::from_parts(deal.parts).unwrap(), arrears::RatePeriod::Annual).unwrap();
    let principal = Money::from_minor(deal.principal, Currency::CNY).unwrap();
    Amortisation::new(principal, Date::new(2023, 1, 10).unwrap(), dues, rate, method).unwrap()
}

/// 600 level schedules: the payment is the closed form's, the balance after k payments within k cents of
/// P (1+i)^k - A ((1+i)^k - 1) / i with the exact A, grown; nothing below zero; the last absorbs.
#[test]
fn level_payments_are_those_of_the_closed_form() {
    let mut dice = Dice::new(7);
    for n in 0..600 {
        let deal = deal(&mut dice);
        let rows = rows(&loan(&deal, Method::Level));
        let rounding = crate::oracle::number::Rounding::HalfUp;
        let payment = level_payment(i128::from(deal.principal), i128::from(deal.parts), deal.periods, rounding);
        let payment = i64::try_from(payment).unwrap();
        let mut owed = deal.principal;
        for (k, row) in rows.iter().enumerate() {
            assert_eq!(row.opening().minor(), owed, "{n}");
            assert!(row.principal().minor() >= 0 && row.interest().minor() >= 0, "{n}");
            let interest = BigInt::from(owed) * deal.parts;
            assert_eq!(row.interest().minor(), half_up(&interest, &BigInt::from(TWELFTHS)), "{n}");
            if k + 1 < rows.len() && row.principal().minor() < owed {
                assert_eq!(row.payment().minor(), payment, "{n}: row {k} of {} at {}", deal.principal, deal.parts);
            }
            owed -= row.principal().minor();
        }
        assert_eq!(owed, 0, "{n}");
        let last = rows.last().unwrap();
        assert_eq!(last.principal().minor(), last.opening().minor(), "{n}");
    }
}

#[test]
fn the_other_methods_are_those_of_their_closed_forms() {
    let mut dice = Dice::new(11);
    let twelfths = BigInt::from(TWELFTHS);
    for n in 0..200 {
        let deal = deal(&mut dice);
        let periods = i64::from(deal.periods);
        let each = deal.principal / periods;
        let whole = half_up(&(BigInt::from(deal.principal) * deal.parts), &twelfths);
        for (k, row) in (0_i64..).zip(rows(&loan(&deal, Method::EqualPrincipal))) {
            let opening = deal.principal - k * each;
            let principal = if k + 1 == periods { opening } else { each };
            let interest = half_up(&(BigInt::from(opening) * deal.parts), &twelfths);
            assert_eq!(
                (row.opening().minor(), row.principal().minor(), row.interest().minor()),
                (opening, principal, interest),
                "{n}"
            );
        }
        for (k, row) in (0_i64..).zip(rows(&loan(&deal, Method::InterestOnly))) {
            let principal = if k + 1 == periods { deal.principal } else { 0 };
            assert_eq!((row.principal().minor(), row.interest().minor()), (principal, whole), "{n}");
        }
        for (k, row) in (0_i64..).zip(rows(&loan(&deal, Method::FlatFee))) {
            let principal = if k + 1 == periods { deal.principal - each * (periods - 1) } else { each };
            assert_eq!(
                (row.principal().minor(), row.fee().minor(), row.interest().minor()),
                (principal, whole, 0),
                "{n}"
            );
        }
        // 50 years at 1000 % on the largest principals leave the range: an error, not a wrapped number.
        let bullet = loan(&deal, Method::Bullet);
        let interest = BigInt::from(deal.principal) * deal.parts * periods / &twelfths;
        let mut only = [AmortisationRow::EMPTY];
        match bullet.build(&mut only) {
            Ok(_) => {
                let exact = BigInt::from(deal.principal) * deal.parts * periods;
                assert_eq!(only[0].interest().minor(), half_up(&exact, &twelfths), "{n}");
            }
            Err(error) => assert!(interest + deal.principal > BigInt::from(999_999_999_999_999_i64), "{n} {error}"),
        }
    }
}

/// By actual days all payments but the last are equal, whatever the months; and the last within a cent a period.
#[test]
fn level_by_actual_days_in_every_day_count() {
    let mut dice = Dice::new(13);
    for n in 0..150 {
        let mut deal = deal(&mut dice);
        deal.principal = dice.between(100_000, 100_000_000);
        deal.parts = dice.between(1, 400) * 1_000_000_000;
        deal.periods = deal.periods.min(120);
        for count in [DayCount::Actual360, DayCount::Actual365, DayCount::ActualActual, DayCount::Thirty360] {
            let loan = loan(&deal, Method::Level).day_count(count).period_interest(PeriodInterest::ActualDays).unwrap();
            let rows = rows(&loan);
            let payment = rows[0].payment().minor();
            let (last, others) = rows.split_last().unwrap();
            assert!(others.iter().all(|row| row.payment().minor() == payment), "{n} {count:?}");
            // Half a cent of payment and half a cent of interest a period, which at 40 % a year double in 20 months.
            let allowed = (u64::from(deal.periods) + 1) << (deal.periods / 20);
            assert!(others.is_empty() || last.payment().minor().abs_diff(payment) <= allowed, "{n} {count:?}");
            assert_eq!(rows.iter().map(|row| row.principal().minor()).sum::<i64>(), deal.principal);
        }
    }
}

#[test]
fn every_rounding_leaves_nothing() {
    let mut dice = Dice::new(17);
    for _ in 0..100 {
        let deal = deal(&mut dice);
        for rounding in [Rounding::HalfUp, Rounding::HalfEven, Rounding::TowardZero] {
            for method in [Method::Level, Method::EqualPrincipal, Method::FlatFee] {
                let rows = rows(&loan(&deal, method).rounding(rounding));
                assert_eq!(rows.iter().map(|row| row.principal().minor()).sum::<i64>(), deal.principal);
                assert!(rows.iter().all(|row| row.principal().minor() >= 0));
            }
        }
    }
}
