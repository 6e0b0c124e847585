//! The offers of one account: twelve kinds, up to sixty months.

use std::hint::black_box;

use arrears_benches::Question;
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

fn twelve_kinds(c: &mut Criterion) {
    let mut group = c.benchmark_group("offers of twelve kinds");
    // Most kinds fit, some do, hardly any does.
    for monthly in [400_000, 120_000, 30_000] {
        let question = Question::new(monthly);
        group.bench_function(BenchmarkId::from_parameter(monthly), |b| b.iter(|| black_box(&question).offers()));
    }
    group.finish();
}

criterion_group!(benches, twelve_kinds);
criterion_main!(benches);
