//! A level schedule of 60 months, built into rows that are lent.

use std::hint::black_box;

use arrears::schedule::AmortisationRow;
use arrears_benches::level_of_60;
use criterion::{Criterion, criterion_group, criterion_main};

fn sixty_months(c: &mut Criterion) {
    let amortisation = level_of_60();
    let mut rows = [AmortisationRow::EMPTY; 60];
    c.bench_function("a level schedule of 60 months", |b| b.iter(|| black_box(&amortisation).build(&mut rows)));
}

criterion_group!(benches, sixty_months);
criterion_main!(benches);
