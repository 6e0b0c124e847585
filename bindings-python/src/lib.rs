//! The native part of the Python package: Arrow streams in and out by the capsule interface, work without the interpreter's lock.
//!
//! What people call stands in `python/arrears/__init__.py`.

use std::collections::BTreeMap;
use std::ffi::CStr;
use std::sync::Arc;

use arrears::{Currency, Money, MoneyError};
use arrears_arrow::{OfferOptions, OfferTables, Options, PositionTables, Table, TableError};
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{ArrayRef, RecordBatch, RecordBatchIterator, StringArray};
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

/// Accounts, offers, payments, refusals and errors, each a table.
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
) -> PyResult<(ArrowTable, ArrowTable, ArrowTable, ArrowTable, ArrowTable)> {
    let portfolio = Portfolio::read(py, (accounts, events, products, openings))?;
    let applicants = table(py, "applicants", applicants)?;
    let asked = OfferOptions { question, all_payments, options: Options { as_of, known_on, threads } };
    let tables = OfferTables { portfolio: portfolio.tables(), applicants: &applicants };
    let found = work(py, progress.as_ref(), |tell| arrears_arrow::offers(tables, asked, tell))?;
    let result = |batches| ArrowTable { batches };
    let errors = result(vec![found.errors]);
    Ok((result(found.accounts), result(found.offers), result(found.payments), result(found.refusals), errors))
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
    let currency = Currency::from_code(currency).map_err(|error| PyValueError::new_err(error.to_string()))?;
    let offers = table(py, "offers", offers)?;
    let chosen = py.detach(|| arrears_arrow::choose(&offers, currency, budget, &caps));
    let chosen = chosen.map_err(refused)?;
    let certificate = PyDict::new(py);
    certificate.set_item("accounts", chosen.certificate.accounts())?;
    let minor = |amount: Result<Money, MoneyError>| match amount {
        Ok(amount) => Ok(amount.minor()),
        Err(error) => Err(PyValueError::new_err(error.to_string())),
    };
    certificate.set_item("conceded", chosen.certificate.conceded().minor())?;
    certificate.set_item("value", minor(chosen.certificate.value().rounded_down(currency))?)?;
    certificate.set_item("upper_bound", minor(chosen.certificate.upper_bound().rounded_up(currency))?)?;
    certificate.set_item("gap", minor(chosen.certificate.gap().rounded_up(currency))?)?;
    Ok((ArrowTable { batches: vec![chosen.picks] }, certificate))
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
    module.add_function(wrap_pyfunction!(product_table, module)?)?;
    module.add_function(wrap_pyfunction!(report, module)?)
}
