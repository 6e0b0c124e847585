//! Regular schedules against the closed forms of textbooks, in whole fractions.

use num_bigint::BigInt;
use serde_json::json;

use crate::cases::{fen, report};
use crate::random::dice::Dice;
use crate::random::yuan;

/// A loan every period of which is whole: `principal` in minor units, interest of `over / under` a period.
struct Regular {
    principal: i64,
    residual: i64,
    periods: u32,
    interest_only: u32,
    over: i64,
    under: i64,
}

/// Half up.
fn rounded(over: &BigInt, under: &BigInt) -> i64 {
    i64::try_from((over * 2 + under) / (under * 2)).unwrap()
}

impl Regular {
    fn interest(&self, balance: i64) -> i64 {
        rounded(&(BigInt::from(balance) * self.over), &self.under.into())
    }

    /// (P q^n - R)(q - 1) / (q^n - 1) over the periods that amortise, or (P - R) / n without interest.
    fn level(&self) -> i64 {
        let periods = self.periods - self.interest_only;
        if self.over == 0 {
            return rounded(&(self.principal - self.residual).into(), &periods.into());
        }
        let (grown, one) = (BigInt::from(self.under + self.over).pow(periods), BigInt::from(self.under).pow(periods));
        let over = (self.principal * &grown - self.residual * &one) * self.over;
        rounded(&over, &((grown - one) * self.under))
    }

    /// How far rounding of a minor unit a period can have carried the balance after `k` of them: (q^k - 1) / (q - 1).
    fn drift(&self, k: u32) -> BigInt {
        let (grown, one) = (BigInt::from(self.under + self.over).pow(k), BigInt::from(self.under).pow(k));
        if self.over == 0 { k.into() } else { (&grown - &one) * self.under / (one * self.over) + 1 }
    }

    /// P q^k - A (q^k - 1) / (q - 1), toward zero.
    fn balance(&self, payment: i64, k: u32) -> BigInt {
        let (grown, one) = (BigInt::from(self.under + self.over).pow(k), BigInt::from(self.under).pow(k));
        if self.over == 0 {
            return BigInt::from(self.principal) - BigInt::from(payment) * k;
        }
        (self.principal * &grown * self.over - payment * (grown - &one) * self.under) / (one * self.over)
    }

    fn check_level(&self, rows: &[(i64, i64)]) {
        let payment = self.level();
        let mut owed = self.principal;
        for (k, (principal, interest)) in (0_u32..).zip(rows) {
            assert_eq!(*interest, self.interest(owed), "row {k}");
            let amortised = (k + 1).checked_sub(self.interest_only).filter(|k| *k > 0);
            match amortised {
                None => assert_eq!(*principal, 0, "row {k}"),
                Some(_) if k + 1 == self.periods => assert_eq!(*principal, owed, "the last takes everything"),
                Some(_) => assert_eq!(principal + interest, payment, "row {k}"),
            }
            owed -= principal;
            if let Some(amortised) = amortised.filter(|_| k + 1 < self.periods) {
                let apart = BigInt::from(owed) - self.balance(payment, amortised);
                assert!(apart.magnitude() <= self.drift(amortised).magnitude(), "row {k}: {apart} apart");
            }
        }
    }

    fn check_parts(&self, rows: &[(i64, i64)]) {
        let periods = i64::from(self.periods - self.interest_only);
        let part = (self.principal - self.residual) / periods;
        for (k, (principal, interest)) in (0_i64..).zip(rows) {
            let paid = (k - i64::from(self.interest_only)).max(0);
            assert_eq!(*interest, self.interest(self.principal - paid * part), "row {k}");
            let last = self.principal - part * (periods - 1);
            let expected = match () {
                () if k < i64::from(self.interest_only) => 0,
                () if paid + 1 == periods => last,
                () => part,
            };
            assert_eq!(*principal, expected, "row {k}");
        }
    }
}

/// Semantics: [loan-2]. Level and equal parts, with a residual and an interest-only start, by weeks and by months.
#[test]
fn regular_schedules_are_those_of_the_closed_forms() {
    let mut seen = [0_u32; 4];
    for seed in 0..super::seeds() {
        let dice = &mut Dice::new(seed);
        let principal = dice.pick(&[100_000, 1_200_000, 9_999_999]) + dice.between(0, 99_999);
        let rate = dice.pick(&[0, 36_000, 48_500, 120_000, 182_500, 240_000]);
        let by_months = dice.chance(70);
        let apart = if by_months { dice.pick(&[1, 1, 1, 3, 6, 12]) } else { dice.pick(&[1, 2, 4]) };
        // Over sixty years a cent of rounding grows to a payment, and the last rows are gone.
        let periods = dice.between(2, if by_months && apart > 3 { 12 } else { 60 });
        let interest_only = if dice.chance(25) { dice.between(1, 12).min(periods - 1) } else { 0 };
        let residual = if dice.chance(25) { principal / dice.pick(&[2, 5, 10]) } else { 0 };
        let is_level = dice.chance(60);
        let regular = Regular {
            principal,
            residual,
            periods: periods.try_into().unwrap(),
            interest_only: interest_only.try_into().unwrap(),
            over: rate * apart,
            under: if by_months { 12_000_000 } else { 52_000_000 },
        };
        let disbursed = crate::oracle::Day::parse("2023-01-15").unwrap();
        let first =
            if by_months { crate::loan_oracle::a_month_on(disbursed, 15, apart) } else { disbursed.plus(7 * apart) };
        let mut terms = json!({
            "principal": yuan(principal),
            "disbursed": disbursed.text(),
            "firstDue": first.text(),
            "interval": if by_months { json!({ "months": apart }) } else { json!({ "weeks": apart }) },
            "rate": { "annual": format!("0.{rate:06}") },
            "periods": periods,
            "method": if is_level { "level" } else { "equalPrincipal" },
        });
        if residual > 0 {
            terms["residual"] = json!(yuan(residual));
        }
        if interest_only > 0 {
            terms["interestOnlyPeriods"] = json!(interest_only);
        }
        let told = report(&json!({
            "version": "arrears-case/2",
            "account": { "kind": "loan", "terms": terms,
                "events": [{ "kind": "disbursement", "date": disbursed.text(), "amount": yuan(principal) }] },
            "asOf": disbursed.text(),
        }));
        let rows = told["comingSchedule"].as_array().unwrap().iter();
        let rows: Vec<(i64, i64)> = rows.map(|row| (fen(&row["principal"]), fen(&row["interest"]))).collect();
        assert_eq!(rows.len(), usize::try_from(periods).unwrap(), "seed {seed}");
        assert_eq!(rows.iter().map(|(part, _)| part).sum::<i64>(), principal, "seed {seed}");
        if is_level {
            regular.check_level(&rows)
        } else {
            regular.check_parts(&rows)
        }
        for (count, has) in seen.iter_mut().zip([is_level, by_months, residual > 0, interest_only > 0]) {
            *count += u32::from(has);
        }
    }
    assert!(seen.iter().all(|count| u64::from(*count) * 10 > super::seeds()), "{seen:?}");
}
