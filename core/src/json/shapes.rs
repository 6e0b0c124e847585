//! How the objects of the contract are declared.

/// Declares the objects of the contract: each is a table that the reader walks, a type for the JSON Schema, and what
/// each key of an object read is asked by.
///
/// The key of a field is its name in camel case, or what stands before it: `"for" eligibility: ...`.
macro_rules! shapes {
    ($($(#[$attribute:meta])* $visibility:vis struct $name:ident {
        $($(#[$field_attribute:meta])* $($key:literal)? $field:ident: $type:ty,)+
    })+) => {
        $($(#[$attribute])*
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(rename_all = "camelCase", deny_unknown_fields))]
        #[expect(dead_code, reason = "a table for the reader and a type for the JSON Schema")]
        $visibility struct $name {
            $($(#[$field_attribute])* $(#[cfg_attr(feature = "schema", schemars(rename = $key))])? $field: $type,)+
        }

        impl $name {
            const EACH: &[(bool, &str)] = &[$(
                (<$type as $crate::json::Member>::IS_REQUIRED, $crate::json::key!($field $($key)?))
            ),+];
            const KEYS: $crate::json::Keys = {
                const { assert!($name::EACH.len() <= 64, "a bit for each key") };
                const NAMES: [u8; $crate::json::listed_length($name::EACH)] = $crate::json::listed($name::EACH);
                $crate::json::Keys {
                    names: match core::str::from_utf8(&NAMES) {
                        Ok(names) => names,
                        Err(_) => "",
                    },
                    shapes: &[$(&<$type as $crate::json::Member>::SHAPE),+],
                }
            };
        }

        impl $crate::json::Shaped for $name {
            const SHAPE: $crate::json::Shape = $crate::json::Shape::Object(Self::KEYS);
        }

        #[allow(dead_code, clippy::allow_attributes, reason = "some keys are for people and read by nobody")]
        impl<'d> $crate::json::Of<'d, $name> {
            $(
                $(#[doc = concat!("The key `", $key, "`.")])?
                fn $field(self) -> <$type as $crate::json::Member>::At<'d> {
                    const NAME: &str = $crate::json::key!($field $($key)?);
                    const PLACE: u8 = $crate::json::place_of($name::EACH, NAME);
                    <$type as $crate::json::Member>::at(self.node(), PLACE, NAME)
                }
            )+
        })+
    };
}

/// The key of a field: its name in camel case, unless another is given.
macro_rules! key {
    ($name:ident) => {{
        const NAME: &str = stringify!($name);
        const BYTES: [u8; $crate::json::camel_length(NAME)] = $crate::json::camel(NAME);
        match core::str::from_utf8(&BYTES) {
            Ok(key) => key,
            Err(_) => NAME,
        }
    }};
    ($name:ident $key:literal) => {
        $key
    };
}

pub(crate) use key;
pub(crate) use shapes;

/// The length of a name in camel case.
#[must_use]
pub(crate) const fn camel_length(name: &str) -> usize {
    let mut bytes = name.as_bytes();
    let mut length = 0_usize;
    while let [first, rest @ ..] = bytes {
        if *first != b'_' {
            length = length.saturating_add(1);
        }
        bytes = rest;
    }
    length
}

/// `statement_day` and `StatementDay` as `statementDay`.
#[must_use]
pub(crate) const fn camel<const N: usize>(name: &str) -> [u8; N] {
    let mut camel = [0; N];
    write_camel(&mut camel, name);
    camel
}

/// The same as the key of an object's member: `"statementDay":`, so three characters longer.
#[must_use]
pub(crate) const fn member<const N: usize>(name: &str) -> [u8; N] {
    let mut member = [b'"'; N];
    let whole: &mut [u8] = &mut member;
    if let [_, key @ .., _, colon] = whole {
        *colon = b':';
        write_camel(key, name);
    }
    member
}

const fn write_camel(mut left: &mut [u8], name: &str) {
    let mut bytes = name.as_bytes();
    let (mut is_first, mut is_word) = (true, false);
    while let [byte, rest @ ..] = bytes {
        bytes = rest;
        if *byte == b'_' {
            is_word = true;
            continue;
        }
        let Some((place, behind)) = left.split_first_mut() else { break };
        *place = match (is_first, is_word) {
            (true, _) => byte.to_ascii_lowercase(),
            (false, true) => byte.to_ascii_uppercase(),
            (false, false) => *byte,
        };
        left = behind;
        (is_first, is_word) = (false, false);
    }
}

/// The place of a name in a list.
#[must_use]
pub(crate) const fn place_of(mut names: &[(bool, &str)], name: &str) -> u8 {
    let mut place = 0_u8;
    while let [(_, first), rest @ ..] = names {
        if is_same(first.as_bytes(), name.as_bytes()) {
            return place;
        }
        place = place.saturating_add(1);
        names = rest;
    }
    u8::MAX
}

const fn is_same(mut one: &[u8], mut other: &[u8]) -> bool {
    while let ([first, rest @ ..], [second, behind @ ..]) = (one, other) {
        if *first != *second {
            return false;
        }
        (one, other) = (rest, behind);
    }
    one.is_empty() && other.is_empty()
}

/// The length of a list of names.
#[must_use]
pub(crate) const fn listed_length(mut names: &[(bool, &str)]) -> usize {
    let mut length = 0_usize;
    while let [(is_required, name), rest @ ..] = names {
        // One for the space before, but for the first; one for the question mark.
        let between = if length == 0 { 0 } else { 1_usize };
        let mark = if *is_required { 0 } else { 1_usize };
        length = length.saturating_add(between).saturating_add(mark).saturating_add(name.len());
        names = rest;
    }
    length
}

/// The names in a row, each with whether it is required.
#[must_use]
pub(crate) const fn listed<const N: usize>(mut names: &[(bool, &str)]) -> [u8; N] {
    let mut listed = [0; N];
    let mut left: &mut [u8] = &mut listed;
    let mut is_first = true;
    while let [(is_required, name), rest @ ..] = names {
        left = put(left, if is_first { "" } else { " " });
        left = put(left, if *is_required { "" } else { "?" });
        left = put(left, name);
        (names, is_first) = (rest, false);
    }
    listed
}

/// The same keys, none of them required.
#[must_use]
pub(crate) const fn optional<const N: usize>(mut names: &[(bool, &'static str)]) -> [(bool, &'static str); N] {
    let mut all = [(false, ""); N];
    let mut left: &mut [(bool, &'static str)] = &mut all;
    while let [(_, name), rest @ ..] = names {
        let Some((place, behind)) = left.split_first_mut() else { break };
        *place = (false, *name);
        (left, names) = (behind, rest);
    }
    all
}

/// Puts a text in front of what is left of a row.
const fn put<'a>(left: &'a mut [u8], text: &str) -> &'a mut [u8] {
    let Some((room, behind)) = left.split_at_mut_checked(text.len()) else { return &mut [] };
    room.copy_from_slice(text.as_bytes());
    behind
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{Keys, Shape};
    use alloc::vec::Vec;

    #[test]
    fn the_keys_of_an_object_are_listed() {
        const EACH: &[(bool, &str)] = &[(true, "version"), (false, "note"), (true, "kinds")];
        assert_eq!(core::str::from_utf8(&listed::<{ listed_length(EACH) }>(EACH)), Ok("version ?note kinds"));
        let keys = Keys { names: "version ?note", shapes: &[&Shape::Text, &Shape::Flag] };
        let each: Vec<_> = keys.each().map(|key| (key.name, key.is_required)).collect();
        assert_eq!(each, [("version", true), ("note", false)]);
    }

    #[test]
    fn names_are_in_camel_case() {
        assert_eq!(key!(statement_day), "statementDay");
        assert_eq!(key!(StatementDay), "statementDay");
        assert_eq!(key!(Order2023), "order2023");
        assert_eq!(key!(amount), "amount");
        assert_eq!(key!(eligibility "for"), "for");
    }
}
