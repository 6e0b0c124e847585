//! Ability to pay: the desk's cases, properties against whole numbers, privacy, and bad input.
//!
//! Semantics: [capacity-1] to [capacity-5].

use num_bigint::BigInt;

use arrears::budget::{
    Budget, BudgetError, BudgetItem, CapacityPolicy, Category, FindingKind, Income, IncomeCertainty, OtherDebt,
    Recurring, Spending, Stress, fortnightly, four_weekly, monthly, pro_rata, quarterly, weekly, yearly,
};
use arrears::{Currency, Date, Fraction, Frequency, Language, Money};

use crate::random::dice::Dice;
use crate::rates::{date, minor, money};

fn share(text: &str) -> Fraction {
    Fraction::parse(text).unwrap()
}

fn policy(part: &str, cushion: &str) -> CapacityPolicy {
    CapacityPolicy::new(share(part), money(cushion)).unwrap()
}

fn everything() -> CapacityPolicy {
    policy("1", "0")
}

/// 100.00 of each frequency, by hand: 5200/12 + 2600/12 + 1300/12 + 100 + 100/3 + 100/12 = 900.
#[test]
fn frequencies_add_up_exactly() {
    let hundred = money("100");
    let all = [weekly, fortnightly, four_weekly, monthly, quarterly, yearly];
    let budget = all.iter().fold(Budget::new(), |budget, every| budget.income(every(hundred)));
    assert_eq!(budget.capacity(&everything()).unwrap().amount(), money("900.00"));
}

#[test]
fn certainty_counts_by_the_policy() {
    let budget = Budget::new()
        .income(Income::new(monthly(money("3000")), IncomeCertainty::Secured))
        .income(Income::new(weekly(money("300")), IncomeCertainty::Variable))
        .essential(Spending::new(Category::Housing, monthly(money("2000"))));
    let halved = everything().counting(IncomeCertainty::Variable, share("0.5")).unwrap();
    assert_eq!(budget.capacity(&everything()).unwrap().amount(), money("2300.00"));
    assert_eq!(budget.capacity(&halved).unwrap().amount(), money("1650.00"));
}

/// Income fell; a borrower with nothing to spare; several creditors.
#[test]
fn desk_cases() {
    let fell = Budget::new().income(monthly(money("4500"))).essential(monthly(money("3800"))).dependants(2);
    assert_eq!(fell.capacity(&policy("0.7", "100")).unwrap().amount(), money("390.00"));
    let nothing = Budget::new().income(monthly(money("3000"))).essential(monthly(money("3200")));
    let capacity = nothing.capacity(&policy("0.7", "100")).unwrap();
    assert!(capacity.surplus().is_negative());
    assert_eq!(capacity.amount(), money("0.00"));
    assert_eq!(Budget::new().capacity(&everything()).unwrap().amount(), money("0"));
    let balances = ["20000", "10000", "3333.33"].map(money);
    let mut shares = balances;
    pro_rata(money("390.00"), &balances, &mut shares).unwrap();
    assert_eq!(shares, ["234.00", "117.00", "39.00"].map(money));
    pro_rata(money("99999"), &balances, &mut shares).unwrap();
    assert_eq!(shares, balances);
}

#[test]
fn stress_and_the_month_that_fails_first() {
    let budget = Budget::new()
        .income(monthly(money("6000")))
        .income(monthly(money("2000")))
        .essential(monthly(money("5200")))
        .debt(OtherDebt::new(money("10000"), monthly(money("300"))));
    let (sheet, policy) = (budget.sheet(), everything());
    let left = |stress| sheet.under(&policy, stress).unwrap().amount();
    assert_eq!(Stress::LESS.map(left), ["1700", "900", "100"].map(money));
    assert_eq!(left(Stress::Lost(1)), money("500"));
    assert_eq!(left(Stress::Lost(0)), money("0"));
    // Steps: 400, 400, 600, 600; two payments in the last month.
    let payments = [
        (date("2024-01-31"), money("400")),
        (date("2024-02-29"), money("400")),
        (date("2024-03-31"), money("600")),
        (date("2024-04-10"), money("600")),
        (date("2024-04-20"), money("400")),
    ];
    let fails = |stress| {
        let fails = sheet.survives(&policy, stress, &payments).unwrap().fails;
        fails.map(|failure| (failure.payment, failure.months_covered, failure.short_by))
    };
    assert_eq!(fails(Stress::None), None);
    let short = |payment, months_covered, by| Some((payment, months_covered, money(by)));
    assert_eq!(fails(Stress::LESS[1]), short(4, 3, "100"));
    assert_eq!(fails(Stress::Lost(1)), short(2, 2, "100"));
    assert_eq!(fails(Stress::Lost(0)), short(0, 0, "400"));
    assert_eq!(Stress::LESS[0].of(Language::English).to_string(), "income less 10%");
    assert_eq!(Stress::Lost(0).of(Language::Chinese).to_string(), "失去第1项收入");
}

#[test]
fn findings_in_both_languages() {
    let today = date("2024-06-30");
    let policy = policy("0.8", "0")
        .evidence_within(90)
        .debt_service_limit(share("0.5"))
        .uncertain_limit(share("0.3"))
        .requires(Category::Food)
        .requires(Category::Housing)
        .minimum_essentials(money("2000"), money("800"));
    let budget = Budget::new()
        .income(Income::new(monthly(money("2000")), IncomeCertainty::Regular).evidence(date("2024-03-01")))
        .income(Income::new(monthly(money("1000")), IncomeCertainty::Variable))
        .income(Income::new(yearly(money("600")), IncomeCertainty::Expected).evidence(date("2024-07-01")))
        .essential(Spending::new(Category::Housing, monthly(money("1500"))))
        .debt(OtherDebt::new(money("9000"), monthly(money("1600"))))
        .debt(OtherDebt::new(money("500"), monthly(money("0"))))
        .dependants(1);
    let findings = budget.findings(&policy, today).unwrap();
    let told = |language| findings.iter().map(|finding| finding.of(language).to_string()).collect::<Vec<_>>();
    let english = [
        "spending above income",
        "nothing to spare",
        "essential spending missing: food and household",
        "essential spending implausibly low",
        "debt payments high: 52.4% of income, limit 50%",
        "income uncertain: 34.4% of income, limit 30%",
        "evidence too old: income 1, 121 days, allowed 90",
        "evidence missing: income 2",
        "evidence dated later: income 3",
        "debt without payment: debt 2",
    ];
    let chinese = [
        "支出超过收入",
        "无可用余额",
        "缺少必要支出项：食品日用",
        "必要支出低于参考标准",
        "债务还款占比过高：占收入52.4%，上限50%",
        "收入不稳定：占收入34.4%，上限30%",
        "收入证明过期：第1项收入，已121天，允许90天",
        "缺少收入证明：第2项收入",
        "收入证明日期晚于今日：第3项收入",
        "债务未安排还款：第2项债务",
    ];
    assert_eq!(told(Language::English), english);
    assert_eq!(told(Language::Chinese), chinese);
    // A total leaves no category missing, a sound budget has nothing to find, an empty one has.
    let sound = Budget::new()
        .income(Income::new(monthly(money("9000")), IncomeCertainty::Secured).evidence(date("2024-06-01")))
        .essential(monthly(money("2800")));
    assert_eq!(sound.findings(&policy, today), Ok(vec![]));
    let empty = Budget::new().findings(&everything(), today).unwrap();
    let kinds: Vec<_> = empty.iter().map(|finding| finding.kind()).collect();
    assert_eq!(kinds, [FindingKind::NoIncome, FindingKind::NothingToSpare]);
}

#[test]
fn no_debug_shows_an_amount() {
    let secret = money("7777.77");
    let budget = Budget::new()
        .income(monthly(secret))
        .essential(Spending::new(Category::Food, monthly(secret)))
        .debt(OtherDebt::new(secret, monthly(secret)));
    let sheet = budget.sheet();
    let policy = policy("1", "7777.77").minimum_essentials(secret, secret);
    let capacity = sheet.capacity(&policy).unwrap();
    let survival = sheet.survives(&everything(), Stress::Lost(0), &[(Date::MIN, secret)]).unwrap();
    let everything = [
        format!("{budget:?} {sheet:?} {policy:?} {capacity:?} {survival:?}"),
        format!("{:?} {:?}", sheet.incomes, sheet.essentials),
        format!("{:?} {:?}", sheet.debts, capacity.surplus()),
        format!("{:?}", budget.findings(&policy, Date::MIN).unwrap()),
    ];
    for text in everything {
        assert!(!text.contains("7777") && !text.contains("777777"), "{text}");
    }
}

/// The capacity as one fraction of whole numbers; order does not matter; more income, share or less cushion never lower it.
#[test]
fn capacity_against_whole_numbers() {
    for seed in 0..2_000 {
        let mut dice = Dice::new(seed);
        let mut draw = |count: i64| -> Vec<Recurring> {
            (0..dice.between(0, count))
                .map(|_| Recurring::new(minor(dice.amount()), dice.pick(Frequency::ALL)))
                .collect()
        };
        let (incomes, essentials, debts) = (draw(6), draw(4), draw(3));
        let (part, cushion) = (dice.between(0, 1_000_000_000_000), dice.between(0, 50_000));
        let part = Fraction::from_parts(part).unwrap();
        let policy = CapacityPolicy::new(part, minor(cushion)).unwrap();
        let build = |incomes: &[Recurring]| {
            let mut budget = Budget::new();
            budget = incomes.iter().fold(budget, |b, income| b.income(*income));
            budget = essentials.iter().rev().fold(budget, |b, spending| b.essential(*spending));
            debts.iter().fold(budget, |b, payment| b.debt(OtherDebt::new(minor(1), *payment)))
        };
        let amount = build(&incomes).capacity(&policy).unwrap().amount();
        let sum = |list: &[Recurring]| -> i64 {
            list.iter().map(|r| r.amount().minor() * i64::from(r.frequency().times_a_year())).sum()
        };
        let surplus = BigInt::from(sum(&incomes) - sum(&essentials) - sum(&debts));
        let below = BigInt::from(12_000_000_000_000_i64);
        let above = surplus * part.parts() - &below * cushion;
        let exact = if above > BigInt::from(0) { above / below } else { BigInt::from(0) };
        assert_eq!(BigInt::from(amount.minor()), exact, "{seed}");
        let mut turned = incomes.clone();
        turned.reverse();
        assert_eq!(build(&turned).capacity(&policy).unwrap().amount(), amount);
        turned.push(monthly(minor(dice.amount())));
        assert!(build(&turned).capacity(&policy).unwrap().amount().minor() >= amount.minor());
    }
}

/// Shares sum to the amount, are within a unit of the exact share, and do not depend on the order but for equals.
#[test]
fn shares_sum_exactly() {
    for seed in 0..2_000 {
        let mut dice = Dice::new(seed);
        let mut balances: Vec<_> = (0..dice.between(1, 9)).map(|_| minor(dice.amount())).collect();
        balances.dedup();
        let owed: i64 = balances.iter().map(|balance| balance.minor()).sum();
        let amount = dice.between(0, owed);
        let mut shares = balances.clone();
        pro_rata(minor(amount), &balances, &mut shares).unwrap();
        assert_eq!(shares.iter().map(|share| share.minor()).sum::<i64>(), amount);
        for (share, balance) in shares.iter().zip(&balances) {
            let exact = i128::from(amount) * i128::from(balance.minor());
            let given = i128::from(share.minor()) * i128::from(owed);
            assert!((given - exact).abs() < i128::from(owed), "{seed}");
        }
        let mut pairs: Vec<_> = balances.iter().map(|b| b.minor()).zip(shares.iter().map(|s| s.minor())).collect();
        balances.reverse();
        pro_rata(minor(amount), &balances, &mut shares).unwrap();
        let mut turned: Vec<_> = balances.iter().map(|b| b.minor()).zip(shares.iter().map(|s| s.minor())).collect();
        pairs.sort_unstable();
        turned.sort_unstable();
        assert_eq!(pairs, turned, "{seed}");
    }
}

#[test]
fn every_refusal_has_its_code_and_message() {
    let yen = Money::parse("1", Currency::from_code("JPY").unwrap()).unwrap();
    let (one, most) = (money("1"), minor(Money::MAX_MINOR));
    let capacity = |budget: Budget| budget.capacity(&everything()).map(|_| ());
    let many = |count| (0..count).fold(Budget::new(), |budget, _| budget.income(monthly(one)));
    let under = |stress| Budget::new().income(monthly(one)).sheet().under(&everything(), stress).map(|_| ());
    let survive =
        |payments: &[(Date, Money)]| Budget::new().sheet().survives(&everything(), Stress::None, payments).map(|_| ());
    let shares = |amount, balances: &[Money], places| pro_rata(amount, balances, &mut vec![one; places]);
    let (early, late) = (date("2024-01-01"), date("2024-02-01"));
    let table: Vec<(Result<(), BudgetError>, u16, &str)> = vec![
        (capacity(Budget::new().income(monthly(money("0")))), 105, "incomes[0]: amount must be above zero"),
        (capacity(many(1).income(weekly(money("-1")))), 105, "incomes[1]: amount must be above zero"),
        (capacity(Budget::new().essential(monthly(money("0")))), 105, "essentials[0]: amount must be above zero"),
        (
            capacity(Budget::new().debt(OtherDebt::new(money("-1"), monthly(one)))),
            106,
            "debts[0]: amount must not be below zero",
        ),
        (
            capacity(Budget::new().debt(OtherDebt::new(one, monthly(money("-1"))))),
            106,
            "debts[0]: amount must not be below zero",
        ),
        (capacity(Budget::new().income(monthly(yen))), 103, "incomes[0]: CNY met JPY: amounts of one currency only"),
        (
            capacity(Budget::new().essential(monthly(yen))),
            103,
            "essentials[0]: CNY met JPY: amounts of one currency only",
        ),
        (
            capacity(Budget::new().debt(OtherDebt::new(yen, monthly(one)))),
            103,
            "debts[0]: JPY met CNY: amounts of one currency only",
        ),
        (capacity(many(257)), 1000, "incomes[256]: 257 entries, allowed at most 256"),
        (
            capacity(Budget::new().income(weekly(most))),
            1001,
            "incomes[0]: the monthly total is beyond 1000000000000000 minor units",
        ),
        (
            capacity(Budget::new().income(monthly(most)).income(yearly(one))),
            1001,
            "incomes[1]: the monthly total is beyond 1000000000000000 minor units",
        ),
        (capacity(Budget::new().dependants(51)), 1003, "budget: 51 dependants, allowed at most 50"),
        (CapacityPolicy::new(share("1.000000000001"), one).map(|_| ()), 1002, "policy: a share above 1"),
        (CapacityPolicy::new(share("1"), money("-1")).map(|_| ()), 106, "policy: amount must not be below zero"),
        (everything().counting(IncomeCertainty::Expected, share("2")).map(|_| ()), 1002, "policy: a share above 1"),
        (under(Stress::Lost(1)), 1004, "incomes[1]: no such income, there are 1"),
        (under(Stress::Less(share("1.5"))), 1002, "budget: a share above 1"),
        (survive(&[(late, one), (early, one)]), 1006, "payments[1]: comes before the one listed before it"),
        (survive(&[(late, money("-1"))]), 106, "payments[0]: amount must not be below zero"),
        (survive(&[(late, yen)]), 103, "payments[0]: CNY met JPY: amounts of one currency only"),
        (shares(one, &[], 0), 1005, "budget: no balance above zero to share by"),
        (shares(one, &[money("0"); 3], 3), 1005, "budget: no balance above zero to share by"),
        (shares(one, &[one], 2), 1007, "budget: 2 places for 1 shares"),
        (shares(money("-1"), &[one], 1), 106, "budget: amount must not be below zero"),
        (shares(one, &[one, money("-1")], 2), 106, "balances[1]: amount must not be below zero"),
        (shares(one, &[yen], 1), 103, "balances[0]: CNY met JPY: amounts of one currency only"),
        (shares(one, &[most, most], 2), 102, "balances[1]: amount beyond 1000000000000000 minor units either way"),
        (shares(one, &[one; 257], 257), 1000, "budget: 257 entries, allowed at most 256"),
    ];
    for (n, (answer, code, message)) in table.into_iter().enumerate() {
        let error = answer.unwrap_err();
        assert_eq!((error.code(), error.to_string().as_str()), (code, message), "case {n}");
    }
    assert_eq!(under(Stress::Lost(1)).unwrap_err().item, BudgetItem::Income(1));
}
