//! The native part of the Python package: Arrow streams in and out by the capsule interface, work without the interpreter's lock.
//!
//! What people call stands in `python/arrears/__init__.py`.

use std::collections::BTreeMap;
use std::ffi::CStr;
use std::sync::Arc;

use arrears::choice::Certificate;
use arrears::{Currency, Money, MoneyError};
use arrears_arrow::{ChoiceInParts, OfferOptions, OfferTables, Options, PartAnswer, PositionTables, Table, TableError};
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{ArrayRef, RecordBatch, RecordBatchIterator, StringArray};
use arrow_schema::{Field, Schema};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};

/// The name that the interface gives the capsule of a stream.
const STREAM: &CStr = c"arrow_array_stream";

pyo3::create_exception!(
    arrears,
    BadTable,
    PyValueError,
    "A table that cannot be read: which, which column, which row, and why."
);

/// A table of results. Anything that takes Arrow takes it: `polars.DataFrame(table)`, `pyarrow.table(table)`.
#[pyclass(frozen, module = "arrears")]
struct ArrowTable {
    batches: Vec<RecordBatch>,
}

#[pymethods]
impl ArrowTable {
    /// The table as a stream of the Arrow C data interface.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        drop(requested_schema); // The interface allows to answer with another schema than the one asked for.
        let schema =
            self.batches.first().map(RecordBatch::schema).ok_or_else(|| PyValueError::new_err("no batches"))?;
        let batches = self.batches.clone();
        let reader = RecordBatchIterator::new(batches.into_iter().map(Ok), schema);
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), STREAM)
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// The names of the columns.
    #[getter]
    fn column_names(&self) -> Vec<String> {
        let schema = self.batches.first().map(RecordBatch::schema);
        schema.iter().flat_map(|schema| schema.fields()).map(|field| field.name().clone()).collect()
    }

    fn __repr__(&self) -> String {
        format!("<arrears.ArrowTable of {} rows: {}>", self.__len__(), self.column_names().join(", "))
    }
}

/// The stream of anything that has one.
fn stream(name: &str, object: &Bound<'_, PyAny>) -> PyResult<RecordBatchStreamReader> {
    let capsule = object.getattr("__arrow_c_stream__").map_err(|_| {
        PyTypeError::new_err(format!(
            "{name}: {} has no `__arrow_c_stream__`: give a table of pyarrow, polars, duckdb or pandas (2.2 or later)",
            object.get_type()
        ))
    })?;
    let capsule = capsule.call0()?;
    let capsule = capsule.cast::<PyCapsule>()?;
    let pointer = capsule.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: a capsule of this name holds a live stream; it is taken over once, and the capsule is left with a released one.
    let reader = unsafe { RecordBatchStreamReader::from_raw(pointer.as_ptr()) };
    reader.map_err(|error| BadTable::new_err(format!("{name}: {error}")))
}

/// A table, read whole before the next is asked for: some sources have one result open at a time.
fn table(py: Python<'_>, name: &'static str, object: &Bound<'_, PyAny>) -> PyResult<Table> {
    let stream = stream(name, object)?;
    py.detach(|| Table::read(name, stream)).map_err(refused)
}

fn refused(error: TableError) -> PyErr {
    BadTable::new_err(error.to_string())
}

/// Positions, components and errors, each a table.
#[pyfunction]
#[pyo3(signature = (accounts, events, products, openings, as_of, known_on, threads, progress))]
#[expect(clippy::too_many_arguments, reason = "named in Python, where people call it")]
fn positions(
    py: Python<'_>,
    accounts: &Bound<'_, PyAny>,
    events: &Bound<'_, PyAny>,
    products: &Bound<'_, PyAny>,
    openings: Option<&Bound<'_, PyAny>>,
    as_of: Option<i32>,
    known_on: Option<i32>,
    threads: Option<usize>,
    progress: Option<Py<PyAny>>,
) -> PyResult<(ArrowTable, ArrowTable, ArrowTable)> {
    let portfolio = Portfolio::read(py, (accounts, events, products, openings))?;
    let options = Options { as_of, known_on, threads };
    let found = work(py, progress.as_ref(), |tell| arrears_arrow::positions(portfolio.tables(), options, tell))?;
    let result = |batches| ArrowTable { batches };
    Ok((result(found.positions), result(found.components), result(vec![found.errors])))
}

/// The tables of a portfolio.
struct Portfolio {
    accounts: Table,
    events: Table,
    products: Table,
    openings: Option<Table>,
}

/// Accounts, events, products, and openings where there are any.
type Given<'a, 'py> =
    (&'a Bound<'py, PyAny>, &'a Bound<'py, PyAny>, &'a Bound<'py, PyAny>, Option<&'a Bound<'py, PyAny>>);

impl Portfolio {
    fn read(py: Python<'_>, (accounts, events, products, openings): Given<'_, '_>) -> PyResult<Self> {
        Ok(Self {
            accounts: table(py, "accounts", accounts)?,
            events: table(py, "events", events)?,
            products: table(py, "products", products)?,
            openings: openings.map(|openings| table(py, "openings", openings)).transpose()?,
        })
    }

    const fn tables(&self) -> PositionTables<'_> {
        PositionTables {
            accounts: &self.accounts,
            events: &self.events,
            products: &self.products,
            openings: self.openings.as_ref(),
        }
    }
}

/// Work without the interpreter's lock, which tells how far it is and stops where that raises.
fn work<T: Send>(
    py: Python<'_>,
    progress: Option<&Py<PyAny>>,
    run: impl Send + FnOnce(&mut dyn FnMut(usize, usize) -> bool) -> Result<T, TableError>,
) -> PyResult<T> {
    let mut failed: Option<PyErr> = None;
    let found = py.detach(|| {
        run(&mut |done, all| {
            let told = Python::attach(|py| {
                py.check_signals()?;
                progress.map_or(Ok(()), |progress| progress.call1(py, (done, all)).map(drop))
            });
            failed = told.err();
            failed.is_none()
        })
    });
    match failed {
        Some(error) => Err(error),
        None => found.map_err(refused),
    }
}

/// The tables of what was found, each with its name.
#[pyfunction]
#[pyo3(signature = (
    accounts, events, products, applicants, question, openings, as_of, known_on, all_payments, threads, progress
))]
#[expect(clippy::too_many_arguments, reason = "named in Python, where people call it")]
fn offers(
    py: Python<'_>,
    accounts: &Bound<'_, PyAny>,
    events: &Bound<'_, PyAny>,
    products: &Bound<'_, PyAny>,
    applicants: &Bound<'_, PyAny>,
    question: &str,
    openings: Option<&Bound<'_, PyAny>>,
    as_of: Option<i32>,
    known_on: Option<i32>,
    all_payments: bool,
    threads: Option<usize>,
    progress: Option<Py<PyAny>>,
) -> PyResult<Vec<(&'static str, ArrowTable)>> {
    let portfolio = Portfolio::read(py, (accounts, events, products, openings))?;
    let applicants = table(py, "applicants", applicants)?;
    let asked = OfferOptions { question, all_payments, options: Options { as_of, known_on, threads } };
    let tables = OfferTables { portfolio: portfolio.tables(), applicants: &applicants };
    let found = work(py, progress.as_ref(), |tell| arrears_arrow::offers(tables, asked, tell))?;
    let tables = [
        ("accounts", found.accounts),
        ("offers", found.offers),
        ("payments", found.payments),
        ("refusals", found.refusals),
        ("shares", found.shares),
        ("survival", found.survival),
        ("rounds", found.rounds),
        ("requests", found.requests),
        ("errors", vec![found.errors]),
    ];
    Ok(tables.map(|(name, batches)| (name, ArrowTable { batches })).into())
}

/// The picks as a table, and the certificate as a dictionary.
#[pyfunction]
fn choose<'py>(
    py: Python<'py>,
    offers: &Bound<'py, PyAny>,
    currency: &str,
    budget: i64,
    caps: BTreeMap<String, i64>,
) -> PyResult<(ArrowTable, Bound<'py, PyDict>)> {
    let currency = currency_of(currency)?;
    let offers = table(py, "offers", offers)?;
    let chosen = py.detach(|| arrears_arrow::choose(&offers, currency, budget, &caps));
    let chosen = chosen.map_err(refused)?;
    let certificate = certificate_of(py, currency, &chosen.certificate)?;
    Ok((ArrowTable { batches: vec![chosen.picks] }, certificate))
}

fn currency_of(code: &str) -> PyResult<Currency> {
    Currency::from_code(code).map_err(|error| PyValueError::new_err(error.to_string()))
}

fn certificate_of<'py>(py: Python<'py>, currency: Currency, found: &Certificate) -> PyResult<Bound<'py, PyDict>> {
    let certificate = PyDict::new(py);
    certificate.set_item("accounts", found.accounts())?;
    let minor = |amount: Result<Money, MoneyError>| match amount {
        Ok(amount) => Ok(amount.minor()),
        Err(error) => Err(PyValueError::new_err(error.to_string())),
    };
    certificate.set_item("conceded", found.conceded().minor())?;
    certificate.set_item("value", minor(found.value().rounded_down(currency))?)?;
    certificate.set_item("upper_bound", minor(found.upper_bound().rounded_up(currency))?)?;
    certificate.set_item("gap", minor(found.gap().rounded_up(currency))?)?;
    Ok(certificate)
}

/// The choice over parts that lie in other processes: what to ask each, and what all answered.
#[pyclass(module = "arrears")]
struct ChoiceSearch {
    search: ChoiceInParts,
    currency: Currency,
}

#[pymethods]
impl ChoiceSearch {
    #[new]
    fn new(currency: &str, budget: i64, caps: BTreeMap<String, i64>) -> PyResult<Self> {
        let currency = currency_of(currency)?;
        let search = ChoiceInParts::new(currency, budget, &caps).map_err(refused)?;
        Ok(Self { search, currency })
    }

    /// What to ask every part next.
    fn question(&self) -> String {
        self.search.question()
    }

    /// Whether the question is the last, which parts answer with their picks.
    #[getter]
    fn is_known(&self) -> bool {
        self.search.is_known()
    }

    /// Takes what all parts answered.
    fn hear(&mut self, answers: Vec<String>) -> PyResult<()> {
        self.search.hear(answers.iter().map(String::as_str)).map_err(refused)
    }

    /// How good the choice is; nothing before it is known.
    fn certificate<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDict>>> {
        let found = self.search.certificate();
        found.map(|found| certificate_of(py, self.currency, &found)).transpose()
    }
}

/// What a part of the offers answers to a question: text to hear, or its picks where it is the last.
#[pyfunction]
fn answer_part(
    py: Python<'_>,
    offers: &Bound<'_, PyAny>,
    currency: &str,
    budget: i64,
    caps: BTreeMap<String, i64>,
    question: &str,
) -> PyResult<(Option<String>, Option<ArrowTable>)> {
    let currency = currency_of(currency)?;
    let offers = table(py, "offers", offers)?;
    let answer = py.detach(|| arrears_arrow::answer_part(&offers, currency, (budget, &caps), question));
    Ok(match answer.map_err(refused)? {
        PartAnswer::Text(text) => (Some(text), None),
        PartAnswer::Picks(picks) => (None, Some(ArrowTable { batches: vec![picks] })),
    })
}

/// A function, one of its tables, and the name and the Arrow type of each of its columns.
type ResultColumns = (&'static str, &'static str, Vec<(String, String)>);

/// The columns of every table of results.
#[pyfunction]
fn result_columns() -> PyResult<Vec<ResultColumns>> {
    let all = arrears_arrow::result_schemas().map_err(refused)?;
    let columns = |schema: &Schema| {
        let column = |field: &Arc<Field>| (field.name().clone(), field.data_type().to_string());
        schema.fields().iter().map(column).collect()
    };
    Ok(all.into_iter().map(|(function, table, schema)| (function, table, columns(&schema))).collect())
}

/// A table of products from rows of name, kind and terms.
#[pyfunction]
fn product_table(rows: Vec<(String, String, String)>) -> PyResult<ArrowTable> {
    let column = |of: fn(&(String, String, String)) -> &String| -> ArrayRef {
        Arc::new(rows.iter().map(|row| Some(of(row))).collect::<StringArray>())
    };
    let columns = [("product", column(|row| &row.0)), ("kind", column(|row| &row.1)), ("terms", column(|row| &row.2))];
    let batch = RecordBatch::try_from_iter(columns).map_err(|error| PyValueError::new_err(error.to_string()))?;
    Ok(ArrowTable { batches: vec![batch] })
}

/// Whether a case document was read, and its report or its error, both as JSON text.
#[pyfunction]
fn report(py: Python<'_>, case: &str) -> (bool, String) {
    py.detach(|| match arrears::wire::report(case) {
        Ok(report) => (true, report),
        Err(error) => (false, error.to_json()),
    })
}

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("BadTable", module.py().get_type::<BadTable>())?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<ArrowTable>()?;
    module.add_function(wrap_pyfunction!(positions, module)?)?;
    module.add_function(wrap_pyfunction!(offers, module)?)?;
    module.add_function(wrap_pyfunction!(choose, module)?)?;
    module.add_class::<ChoiceSearch>()?;
    module.add_function(wrap_pyfunction!(answer_part, module)?)?;
    module.add_function(wrap_pyfunction!(result_columns, module)?)?;
    module.add_function(wrap_pyfunction!(product_table, module)?)?;
    module.add_function(wrap_pyfunction!(report, module)?)
}
