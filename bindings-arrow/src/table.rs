//! A table as it comes in: batches of columns, read by name and checked for type.

use arrow_array::cast::AsArray as _;
use arrow_array::types::{
    Date32Type, Decimal128Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type,
    UInt64Type,
};
use arrow_array::{Array, ArrayRef, LargeStringArray, RecordBatch, RecordBatchReader, StringArray, StringViewArray};
use arrow_schema::DataType;

use crate::error::{Refusal, TableError};

/// A table: a name for messages, and its batches.
#[derive(Clone, Debug)]
pub struct Table {
    name: &'static str,
    batches: Vec<RecordBatch>,
    rows: usize,
}

impl Table {
    /// Reads every batch of a stream; every buffer is validated, whoever sent it.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] where the stream fails, or where offsets, lengths or texts in it are none.
    pub fn read(name: &'static str, reader: impl RecordBatchReader) -> Result<Self, TableError> {
        let invalid =
            |error: arrow_schema::ArrowError| TableError::of(name, Refusal::Invalid { why: error.to_string() });
        let schema = reader.schema();
        let mut batches = reader.collect::<Result<Vec<_>, _>>().map_err(invalid)?;
        if batches.is_empty() {
            // A table of no rows still tells its columns: a misspelt one is refused.
            batches.push(RecordBatch::new_empty(schema));
        }
        Self::new(name, batches)
    }

    /// A table of batches, each validated.
    ///
    /// # Errors
    /// As [`Table::read`], and [`Refusal::TooManyRows`].
    pub fn new(name: &'static str, batches: Vec<RecordBatch>) -> Result<Self, TableError> {
        let mut rows = 0_usize;
        for batch in &batches {
            for (column, field) in batch.columns().iter().zip(batch.schema_ref().fields()) {
                column.to_data().validate_full().map_err(|error| {
                    TableError::column(name, field.name(), Refusal::Invalid { why: error.to_string() })
                })?;
            }
            rows = rows.saturating_add(batch.num_rows());
        }
        if u32::try_from(rows).is_err() {
            return Err(TableError::of(name, Refusal::TooManyRows));
        }
        Ok(Self { name, batches, rows })
    }

    /// How many rows.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// What the table is called.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// That every column is one of those known, and stands once.
    pub(crate) fn has_only(&self, known: &'static [&'static str]) -> Result<(), TableError> {
        for batch in &self.batches {
            let fields = batch.schema_ref().fields();
            for (place, field) in fields.iter().enumerate() {
                let name = field.name();
                if !known.contains(&name.as_str()) {
                    return Err(TableError::column(self.name, name, Refusal::UnknownColumn { known }));
                }
                if fields.iter().take(place).any(|other| other.name() == name) {
                    return Err(TableError::column(self.name, name, Refusal::ColumnTwice));
                }
            }
        }
        Ok(())
    }

    /// The chunks of a column; none where the table has no such column.
    fn chunks(&self, column: &str) -> Option<Vec<&ArrayRef>> {
        if self.batches.is_empty() {
            return Some(Vec::new());
        }
        self.batches.iter().map(|batch| batch.column_by_name(column)).collect()
    }

    pub(crate) fn wrong(&self, column: &str, wanted: &'static str, given: &DataType) -> TableError {
        let given = given.to_string();
        TableError::column(self.name, column, Refusal::WrongType { wanted, given })
    }

    /// A column that must be there.
    pub(crate) fn needed<T>(&self, column: &str, found: Option<T>) -> Result<T, TableError> {
        found.ok_or_else(|| TableError::column(self.name, column, Refusal::MissingColumn))
    }

    /// A column of text.
    pub(crate) fn text(&self, column: &str) -> Result<Option<TextColumn<'_>>, TableError> {
        let Some(chunks) = self.chunks(column) else { return Ok(None) };
        let mut found =
            TextColumn { starts: Vec::with_capacity(chunks.len()), chunks: Vec::with_capacity(chunks.len()) };
        let mut start = 0_usize;
        for chunk in chunks {
            let text = Text::of(chunk).ok_or_else(|| self.wrong(column, "text", chunk.data_type()))?;
            found.starts.push(start);
            found.chunks.push(text);
            start = start.saturating_add(chunk.len());
        }
        Ok(Some(found))
    }

    /// A column of whole numbers, each made into what is wanted; an empty one where there is no such column.
    pub(crate) fn whole<T: Clone>(&self, column: &str, null: T, make: impl Fn(i64) -> T) -> Result<Vec<T>, TableError> {
        self.each(column, |array, into| match array.data_type() {
            DataType::Null => nulls(array, into, &null),
            _ => whole(array, into, &null, &make).ok_or_else(|| self.wrong(column, "whole numbers", array.data_type())),
        })
    }

    /// A column of days since 1970-01-01.
    pub(crate) fn days(&self, column: &str, null: i32) -> Result<Vec<i32>, TableError> {
        self.each(column, |array, into| match array.data_type() {
            DataType::Date32 => {
                into.extend(array.as_primitive::<Date32Type>().iter().map(|day| day.unwrap_or(null)));
                Ok(())
            }
            DataType::Null => nulls(array, into, &null),
            other => Err(self.wrong(column, "date32, such as `cast(day as date)`", other)),
        })
    }

    /// A column of amounts in minor units: whole numbers, or decimals of the currency's places.
    pub(crate) fn amounts(&self, column: &str, null: i64, places: Option<u8>) -> Result<Vec<i64>, TableError> {
        self.each(column, |array, into| match array.data_type() {
            DataType::Decimal128(_, scale) => {
                let wanted = places.ok_or_else(|| {
                    let why =
                        String::from("decimals where accounts have currencies of different places: give minor units");
                    TableError::column(self.name, column, Refusal::BadValue { why })
                })?;
                if u8::try_from(*scale) != Ok(wanted) {
                    return Err(TableError::column(self.name, column, Refusal::Decimals { given: *scale, wanted }));
                }
                // Beyond 64 bits is beyond every amount: the account is told so when it is asked about.
                let minor = |value: i128| i64::try_from(value).unwrap_or(i64::MAX);
                into.extend(array.as_primitive::<Decimal128Type>().iter().map(|value| value.map_or(null, minor)));
                Ok(())
            }
            DataType::Float16 | DataType::Float32 | DataType::Float64 => {
                Err(TableError::column(self.name, column, Refusal::Float))
            }
            DataType::Null => nulls(array, into, &null),
            other => whole(array, into, &null, &|value| value)
                .ok_or_else(|| self.wrong(column, "int64 minor units or decimal", other)),
        })
    }

    fn each<T>(
        &self,
        column: &str,
        mut read: impl FnMut(&ArrayRef, &mut Vec<T>) -> Result<(), TableError>,
    ) -> Result<Vec<T>, TableError> {
        let Some(chunks) = self.chunks(column) else { return Ok(Vec::new()) };
        let mut into = Vec::with_capacity(self.rows);
        for chunk in chunks {
            read(chunk, &mut into)?;
        }
        Ok(into)
    }
}

#[expect(clippy::unnecessary_wraps, reason = "an arm among those that can refuse")]
fn nulls<T: Clone>(array: &ArrayRef, into: &mut Vec<T>, null: &T) -> Result<(), TableError> {
    into.resize(into.len().saturating_add(array.len()), null.clone());
    Ok(())
}

/// Whole numbers of any width; none where the column has something else.
fn whole<T: Clone>(array: &ArrayRef, into: &mut Vec<T>, null: &T, make: &impl Fn(i64) -> T) -> Option<()> {
    macro_rules! take {
        ($($kind:pat => $primitive:ty,)+) => {
            match array.data_type() {
                $($kind => into.extend(array.as_primitive::<$primitive>().iter().map(|value| {
                    value.map_or_else(|| null.clone(), |value| make(i64::try_from(value).unwrap_or(i64::MAX)))
                })),)+
                DataType::Boolean => into.extend(array.as_boolean().iter().map(|value| {
                    value.map_or_else(|| null.clone(), |value| make(i64::from(value)))
                })),
                _ => return None,
            }
        };
    }
    take! {
        DataType::Int8 => Int8Type,
        DataType::Int16 => Int16Type,
        DataType::Int32 => Int32Type,
        DataType::Int64 => Int64Type,
        DataType::UInt8 => UInt8Type,
        DataType::UInt16 => UInt16Type,
        DataType::UInt32 => UInt32Type,
        DataType::UInt64 => UInt64Type,
    }
    Some(())
}

/// Text in one of the ways Arrow has for it.
#[derive(Clone, Debug)]
enum Text<'a> {
    Small(&'a StringArray),
    Large(&'a LargeStringArray),
    View(&'a StringViewArray),
    Dictionary(&'a ArrayRef, Vec<usize>, Box<Text<'a>>),
    Nulls,
}

impl<'a> Text<'a> {
    fn of(array: &'a ArrayRef) -> Option<Self> {
        match array.data_type() {
            DataType::Utf8 => Some(Self::Small(array.as_string())),
            DataType::LargeUtf8 => Some(Self::Large(array.as_string())),
            DataType::Utf8View => Some(Self::View(array.as_string_view())),
            DataType::Null => Some(Self::Nulls),
            DataType::Dictionary(_, _) => {
                let dictionary = array.as_any_dictionary_opt()?;
                let keys = if dictionary.values().is_empty() { Vec::new() } else { dictionary.normalized_keys() };
                Some(Self::Dictionary(array, keys, Box::new(Self::of(dictionary.values())?)))
            }
            _ => None,
        }
    }

    fn get(&self, row: usize) -> Option<&'a str> {
        fn valid(array: &dyn Array, row: usize) -> Option<usize> {
            (row < array.len() && array.is_valid(row)).then_some(row)
        }
        match self {
            Self::Small(array) => valid(array, row).map(|row| array.value(row)),
            Self::Large(array) => valid(array, row).map(|row| array.value(row)),
            Self::View(array) => valid(array, row).map(|row| array.value(row)),
            Self::Dictionary(array, keys, values) => {
                valid(array, row).and_then(|row| keys.get(row)).and_then(|key| values.get(*key))
            }
            Self::Nulls => None,
        }
    }
}

/// A column of text over all batches.
#[derive(Clone, Debug)]
pub(crate) struct TextColumn<'a> {
    /// The first row of each chunk.
    starts: Vec<usize>,
    chunks: Vec<Text<'a>>,
}

impl<'a> TextColumn<'a> {
    /// The text of a row; none where it is null.
    pub(crate) fn get(&self, row: usize) -> Option<&'a str> {
        let chunk = self.starts.partition_point(|start| *start <= row).checked_sub(1)?;
        self.chunks.get(chunk)?.get(row.checked_sub(*self.starts.get(chunk)?)?)
    }

    /// The text of each row.
    pub(crate) fn iter(&self, rows: usize) -> impl Iterator<Item = Option<&'a str>> {
        let ends = self.starts.iter().skip(1).copied().chain([rows]);
        let chunks = self.chunks.iter().zip(self.starts.iter().zip(ends));
        chunks.flat_map(|(chunk, (start, end))| (0..end.saturating_sub(*start)).map(move |row| chunk.get(row)))
    }
}
