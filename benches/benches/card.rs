//! The replay of a card: a year of it, any length of it, any stretch of it.

use std::hint::black_box;

use arrears::balance::{Explanation, Silent, Workspace};
use arrears::portfolio::AccountSpace;
use arrears_benches::{Account, Portfolio, SHAPES, replay, stretched, year};
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

fn bench(group: &mut BenchmarkGroup<'_, criterion::measurement::WallTime>, id: BenchmarkId, account: &Account) {
    let mut workspace = Workspace::new();
    let mut scratch = workspace.scratch(account.room());
    group.bench_function(id, |b| b.iter(|| replay(black_box(account), &mut scratch, Silent)));
}

fn a_year(c: &mut Criterion) {
    let account = year();
    let mut group = c.benchmark_group("a year, 60 events");
    bench(&mut group, BenchmarkId::from_parameter("silent"), &account);
    let mut workspace = Workspace::new();
    let mut scratch = workspace.scratch(account.room());
    let currency = account.terms().currency();
    group.bench_function(BenchmarkId::from_parameter("explained"), |b| {
        b.iter(|| {
            let mut explanation = Explanation::new(currency);
            let position = replay(black_box(&account), &mut scratch, &mut explanation);
            (position, explanation.into_lines())
        });
    });
    group.finish();
}

/// Per event: the throughput line shows it.
fn any_length(c: &mut Criterion) {
    for (name, shape, refunds) in SHAPES {
        let mut group = c.benchmark_group(name);
        group.sample_size(10);
        for count in [10, 100, 1_000, 10_000, 100_000] {
            group.throughput(Throughput::Elements(u64::from(count)));
            bench(&mut group, BenchmarkId::from_parameter(count), &shape.account(count, refunds));
        }
        group.finish();
    }
}

/// The same events, with more days between them. Statements are monthly, so the throughput is of events and statements.
fn any_stretch(c: &mut Criterion) {
    let mut group = c.benchmark_group("60 events over years");
    for years in [1, 10, 100] {
        let account = stretched(years);
        let statements = u64::from(years.unsigned_abs()).saturating_mul(12);
        group.throughput(Throughput::Elements(statements.saturating_add(60)));
        bench(&mut group, BenchmarkId::from_parameter(years), &account);
    }
    group.finish();
}

/// The throughput is account-years a second.
fn many_accounts(c: &mut Criterion) {
    let portfolio = Portfolio::new(1_000);
    let mut space = AccountSpace::new();
    let mut group = c.benchmark_group("columns of accounts");
    group.throughput(Throughput::Elements(1_000));
    group.bench_function("1000 account-years", |b| b.iter(|| black_box(&portfolio).payoff(&mut space)));
    group.finish();
}

criterion_group!(card, a_year, any_length, any_stretch, many_accounts);
criterion_main!(card);
