//! One reader for every shape: the walk is code once, what it walks by is data.
//!
//! A document has no second spelling: an object is not read from a list of its values, nor a name from an object.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::fault::{Fault, Misfit, shortened};
use super::scan::{Number, Scanner, end_of};
use super::shape::{Keys, Shape};
use super::tree::{Slot, Step, What};

/// How many lists and objects may stand within each other.
const DEEPEST: usize = 127;
/// The most keys of an object whose keys are data: each is compared with all others.
const MAX_PAIRS: u32 = 64;

/// The most values of a text: a slot takes up to thirty times the bytes of the shortest values.
pub(super) const MAX_VALUES: usize = 8_000_000;

/// Reads a text into slots.
pub(super) struct Reader<'t> {
    most: usize,
    scanner: Scanner<'t>,
    depth: usize,
    slots: Vec<Slot<'t>>,
}

impl<'t> Reader<'t> {
    /// A reader that takes at most so many values.
    pub(super) const fn new(text: &'t str, most: usize) -> Self {
        Self { most, scanner: Scanner::new(text), depth: 0, slots: Vec::new() }
    }

    /// The whole text as one value.
    pub(super) fn read(mut self, shape: &'static Shape) -> Result<Vec<Slot<'t>>, Fault> {
        self.value(0, Step::Root, shape)?;
        if self.scanner.peek().is_some() {
            return Err(self.scanner.fault("trailing characters"));
        }
        Ok(self.slots)
    }

    fn here(&self) -> u32 {
        // A document has at most as many values as bytes.
        u32::try_from(self.slots.len()).unwrap_or(u32::MAX)
    }

    /// A value, with its parts behind it.
    fn value(&mut self, parent: u32, step: Step<'t>, shape: &'static Shape) -> Result<(), Fault> {
        let (here, place) = (self.here(), self.slots.len());
        if place >= self.most {
            return Err(Fault::new(Misfit::TooLong, format!("more than {} values", self.most)));
        }
        self.slots.push(Slot { parent, end: here, step, what: What::Null });
        let what = self.what(here, shape);
        let end = self.here();
        // INVARIANT: slots are only ever added.
        let Some(slot) = self.slots.get_mut(place) else { return Ok(()) };
        match what {
            Ok(what) => (slot.what, slot.end) = (what, end),
            Err(fault) => return Err(fault.within(&slot.step)),
        }
        Ok(())
    }

    fn what(&mut self, here: u32, shape: &'static Shape) -> Result<What<'t>, Fault> {
        let first = self.scanner.needed("EOF while parsing a value")?;
        match (shape, first) {
            (Shape::Raw, _) => self.scanner.value().map(What::Raw),
            (Shape::Flag, b't' | b'f') => self.flag().map(What::Flag),
            (Shape::Text, b'"') => self.scanner.string().map(What::Text),
            (Shape::Name(names), b'"') => self.name(names).map(What::Name),
            (Shape::Whole { least, most, name }, b'-' | b'0'..=b'9') => self.whole(*least, *most, name),
            (Shape::List(of), b'[') => self.list(here, of),
            (Shape::Pairs(of), b'{') => self.pairs(here, of, true),
            (Shape::Object(keys), b'{') => self.object(here, *keys),
            (Shape::Tagged { tag, variants }, b'{') => {
                let keys = self.variant(tag, variants)?;
                self.object(here, keys)
            }
            (Shape::Tree, _) => self.anything(here, first),
            _ => Err(self.wrong_type(expected(shape))),
        }
    }

    fn anything(&mut self, here: u32, first: u8) -> Result<What<'t>, Fault> {
        match first {
            b'n' => self.scanner.word("null").map(|()| What::Null),
            b't' | b'f' => self.flag().map(What::Flag),
            b'"' => self.scanner.string().map(What::Text),
            b'[' => self.list(here, &Shape::Tree),
            b'{' => self.pairs(here, &Shape::Tree, false),
            b'-' | b'0'..=b'9' => Ok(match self.scanner.number()? {
                Number::Natural(value) => i64::try_from(value).map_or(What::Number, What::Whole),
                Number::Negative(value) => What::Whole(value),
                Number::Other(_) => What::Number,
            }),
            _ => Err(self.scanner.fault("expected value")),
        }
    }

    fn flag(&mut self) -> Result<bool, Fault> {
        let value = self.scanner.peek() == Some(b't');
        self.scanner.word(if value { "true" } else { "false" }).map(|()| value)
    }

    fn name(&mut self, names: &[&str]) -> Result<usize, Fault> {
        let given = self.scanner.string()?;
        let place = names.iter().position(|name| *name == given);
        place.ok_or_else(|| Fault::unknown(Misfit::UnknownName, "variant", &given, names.iter().copied()))
    }

    fn whole(&mut self, least: i64, most: u64, name: &str) -> Result<What<'t>, Fault> {
        let number = self.scanner.number()?;
        let value = match number {
            Number::Natural(value) => i64::try_from(value).ok().filter(|_| value <= most),
            Number::Negative(value) => Some(value).filter(|value| *value >= least),
            Number::Other(_) => return Err(Fault::wrong("type", &words(&number), name)),
        };
        value.map(What::Whole).ok_or_else(|| Fault::wrong("value", &words(&number), name))
    }

    fn enter(&mut self) -> Result<(), Fault> {
        self.depth = self.depth.saturating_add(1);
        if self.depth > DEEPEST {
            return Err(self.scanner.fault("recursion limit exceeded"));
        }
        self.scanner.eat();
        Ok(())
    }

    fn leave(&mut self) {
        self.scanner.eat();
        self.depth = self.depth.saturating_sub(1);
    }

    fn list(&mut self, here: u32, of: &'static Shape) -> Result<What<'t>, Fault> {
        self.enter()?;
        let mut place = 0_u32;
        while self.goes_on(place == 0, b']')? {
            self.value(here, Step::Index(place), of)?;
            place = place.saturating_add(1);
        }
        self.leave();
        Ok(What::List)
    }

    /// Whether a part comes, of a list or an object.
    fn goes_on(&mut self, is_first: bool, close: u8) -> Result<bool, Fault> {
        if is_first { Ok(self.scanner.needed(end_of(close))? != close) } else { self.scanner.goes_on(close) }
    }

    fn key(&mut self) -> Result<Cow<'t, str>, Fault> {
        self.scanner.quote()?;
        self.scanner.string()
    }

    /// An object whose keys are data; a tree keeps one given twice, for whoever reads it to tell.
    fn pairs(&mut self, here: u32, of: &'static Shape, are_distinct: bool) -> Result<What<'t>, Fault> {
        self.enter()?;
        let (from, mut count) = (self.slots.len(), 0_u32);
        while self.goes_on(count == 0, b'}')? {
            let key = self.key()?;
            if are_distinct {
                let known = self.slots.get(from..).unwrap_or_default();
                let is_it = |slot: &Slot<'_>| slot.parent == here && matches!(&slot.step, Step::Key(k) if *k == key);
                if known.iter().any(is_it) {
                    return Err(Fault::duplicate(key));
                }
                if count == MAX_PAIRS {
                    return Err(Fault::new(Misfit::WrongType, format!("an object of at most {MAX_PAIRS} keys")));
                }
            }
            self.scanner.colon()?;
            self.value(here, Step::Key(key), of)?;
            count = count.saturating_add(1);
        }
        self.leave();
        Ok(What::Object(""))
    }

    fn object(&mut self, here: u32, keys: Keys) -> Result<What<'t>, Fault> {
        self.enter()?;
        let (mut given, mut is_first) = (0_u64, true);
        while self.goes_on(is_first, b'}')? {
            is_first = false;
            let key = self.key()?;
            let Some((bit, known)) = bits().zip(keys.each()).find(|(_, known)| known.name == key) else {
                let fault = Fault::unknown(Misfit::UnknownKey, "field", &key, keys.each().map(|key| key.name));
                return Err(fault.within(&Step::Key(key)));
            };
            if given & bit != 0 {
                return Err(Fault::duplicate(key));
            }
            given |= bit;
            let step = Step::Key(Cow::Borrowed(known.name));
            if let Err(fault) = self.scanner.colon() {
                return Err(fault.within(&step));
            }
            if !known.is_required && self.scanner.peek() == Some(b'n') {
                self.scanner.word("null").map_err(|fault| fault.within(&step))?;
                continue;
            }
            self.value(here, step, known.shape)?;
        }
        self.leave();
        match bits().zip(keys.each()).find(|(bit, key)| key.is_required && given & bit == 0) {
            Some((_, key)) => Err(Fault::missing(key.name)),
            None => Ok(What::Object(keys.names)),
        }
    }

    /// The keys of the object that comes, by the name under its tag, wherever that stands.
    fn variant(&mut self, tag: &'static str, variants: &'static [(&'static str, Keys)]) -> Result<Keys, Fault> {
        let before = self.scanner.clone();
        self.scanner.eat();
        let mut is_first = true;
        while self.goes_on(is_first, b'}')? {
            is_first = false;
            let key = self.key()?;
            self.scanner.colon()?;
            if key != tag {
                self.scanner.value()?;
                continue;
            }
            let within = |fault: Fault| fault.within(&Step::Key(Cow::Borrowed(tag)));
            if self.scanner.needed("EOF while parsing a value")? != b'"' {
                return Err(within(self.wrong_type("a name, as a string")));
            }
            let given = self.scanner.string()?;
            self.scanner = before;
            let names = variants.iter().map(|(name, _)| *name);
            let found = variants.iter().find(|(name, _)| *name == given).map(|(_, keys)| *keys);
            return found.ok_or_else(|| within(Fault::unknown(Misfit::UnknownName, "variant", &given, names)));
        }
        Err(Fault::missing(tag))
    }

    /// The value that comes is not what is expected.
    #[cold]
    fn wrong_type(&mut self, expected: &str) -> Fault {
        let given: Result<Cow<'_, str>, Fault> = match self.scanner.peek() {
            Some(b'[') => Ok("sequence".into()),
            Some(b'{') => Ok("map".into()),
            Some(b'n') => self.scanner.word("null").map(|()| "null".into()),
            Some(b't' | b'f') => self.flag().map(|value| format!("boolean `{value}`").into()),
            Some(b'"') => self.scanner.string().map(|text| format!("string {:?}", shortened(&text)).into()),
            Some(b'-' | b'0'..=b'9') => self.scanner.number().map(|number| words(&number).into()),
            Some(_) => Err(self.scanner.fault("expected value")),
            None => Err(self.scanner.fault("EOF while parsing a value")),
        };
        given.map_or_else(|fault| fault, |given| Fault::wrong("type", &given, expected))
    }
}

/// A bit for each key of an object.
fn bits() -> impl Iterator<Item = u64> {
    core::iter::successors(Some(1_u64), |bit| bit.checked_mul(2))
}

const fn expected(shape: &Shape) -> &'static str {
    match shape {
        Shape::Flag => "a boolean",
        Shape::Text => "a string",
        Shape::Name(_) => "a name, as a string",
        Shape::Whole { name, .. } => name,
        Shape::List(_) => "a sequence",
        Shape::Pairs(_) | Shape::Object(_) | Shape::Tagged { .. } => "an object",
        Shape::Raw | Shape::Tree => "any value",
    }
}

fn words(number: &Number<'_>) -> String {
    match number {
        Number::Natural(value) => format!("integer `{value}`"),
        Number::Negative(value) => format!("integer `{value}`"),
        Number::Other(text) => format!("floating point `{}`", shortened(text)),
    }
}

impl Fault {
    #[cold]
    fn unknown<'a>(misfit: Misfit, what: &str, given: &str, allowed: impl Iterator<Item = &'a str>) -> Self {
        let mut message = format!("unknown {what} `{}`, expected ", shortened(given));
        let allowed: Vec<&str> = allowed.collect();
        match allowed.as_slice() {
            [] => message.push_str("none"),
            [one] => message.push_str(&format!("`{one}`")),
            [one, other] => message.push_str(&format!("`{one}` or `{other}`")),
            all => message.push_str(&format!("one of `{}`", all.join("`, `"))),
        }
        Self::new(misfit, message)
    }

    #[cold]
    fn missing(key: &'static str) -> Self {
        let fault = Self::new(Misfit::MissingKey, format!("missing field `{key}`"));
        fault.within(&Step::Key(Cow::Borrowed(key)))
    }

    #[cold]
    fn duplicate(key: Cow<'_, str>) -> Self {
        let fault = Self::new(Misfit::DuplicateKey, format!("duplicate field `{}`", shortened(&key)));
        fault.within(&Step::Key(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::shape::Shaped;
    use crate::json::{Kind, Node, Tree};
    use alloc::string::ToString;

    const NAMES: Shape = Shape::Name(&["red", "green"]);
    static INNER: Shape = Shape::Object(Keys { names: "?name ?inner", shapes: &[&NAMES, &INNER] });

    fn refused(text: &str, shape: &'static Shape) -> (String, String) {
        let fault = Tree::read(text, shape, String::new()).err().unwrap();
        (fault.path().to_string(), fault.message().to_string())
    }

    #[test]
    fn objects_are_not_read_from_arrays_nor_names_from_objects() {
        let sound = r#"{"name":"red","inner":{"name":null,"inner":null}}"#;
        let tree = Tree::read(sound, &INNER, String::new()).unwrap();
        assert!(tree.root().has("name") && !tree.root().get("inner").unwrap().has("name"));
        for (text, path, message) in [
            (r#"["red",null]"#, "", "invalid type: sequence, expected an object"),
            (r#"{"name":null,"inner":["red",null]}"#, "inner", "invalid type: sequence, expected an object"),
            (r#"{"name":{"red":null},"inner":null}"#, "name", "invalid type: map, expected a name, as a string"),
            (r#"{"name":"blue","inner":null}"#, "name", "unknown variant `blue`, expected `red` or `green`"),
            (r#"{"inner":{"inner":{"nam":1}}}"#, "inner.inner.nam", "unknown field `nam`, expected `name` or `inner`"),
            (r#"{"inner":null,"inner":null}"#, "inner", "duplicate field `inner`"),
        ] {
            assert_eq!(refused(text, &INNER), (path.to_string(), message.to_string()), "{text}");
        }
    }

    #[test]
    fn the_name_under_a_tag_says_what_else_there_is() {
        static SHAPE: Shape = Shape::Tagged {
            tag: "kind",
            variants: &[
                ("small", Keys { names: "kind", shapes: &[&Shape::Text] }),
                ("large", Keys { names: "kind size", shapes: &[&Shape::Text, &u8::SHAPE] }),
            ],
        };
        let tree = Tree::read(r#"{"size":3,"kind":"large"}"#, &SHAPE, String::new()).unwrap();
        assert_eq!(tree.root().get("size").map(Node::whole::<u8>), Some(3));
        for (text, path, message) in [
            (r#"{"size":3}"#, "kind", "missing field `kind`"),
            (r#"{"size":3,"kind":"small"}"#, "size", "unknown field `size`, expected `kind`"),
            (r#"{"size":3,"kind":"middle"}"#, "kind", "unknown variant `middle`, expected `small` or `large`"),
            (r#"{"size":3,"kind":1}"#, "kind", "invalid type: integer `1`, expected a name, as a string"),
            (r#"{"kind":"large"}"#, "size", "missing field `size`"),
            (r#"{"kind":"large","size":300}"#, "size", "invalid value: integer `300`, expected u8"),
        ] {
            assert_eq!(refused(text, &SHAPE), (path.to_string(), message.to_string()), "{text}");
        }
    }

    /// serde_json is the other witness: what is JSON, what it says, and where it stops being JSON.
    #[test]
    fn the_same_texts_are_json_as_for_serde_json() {
        let pieces = [
            "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"\\", "\\u", "\\ud83d", "\\ude00", "0", "-", "1", ".5", "e",
            "e+9", "null", "nul", "true", "false", " ", "\n", "\u{1}", "é", "x",
        ];
        let (mut seed, mut sound) = (1_u64, 0);
        for round in 0..200_000_u64 {
            let mut text = String::new();
            for _ in 0..=round % 9 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(pieces[usize::try_from(seed >> 33).unwrap() % pieces.len()]);
            }
            let passed_over = serde_json::from_str::<serde::de::IgnoredAny>(&text);
            let raw = Tree::read(&text, &Shape::Raw, String::new());
            assert_eq!(raw.is_ok(), passed_over.is_ok(), "{text:?}");
            match (serde_json::from_str::<serde_json::Value>(&text), Tree::read(&text, &Shape::Tree, String::new())) {
                (Ok(_), Ok(_)) => sound += 1,
                (Err(theirs), Err(ours)) => {
                    let (line, column) = ours.line_and_column(&text).unwrap();
                    let ours = format!("{} at line {line} column {column}", ours.message());
                    assert_eq!(ours, theirs.to_string(), "{text:?}");
                }
                (theirs, ours) => assert_eq!(theirs.is_ok(), ours.is_ok(), "{text:?}"),
            }
        }
        assert!(sound > 1_000, "{sound}");
    }

    #[test]
    fn strings_are_what_serde_json_reads() {
        for text in [
            r#""""#,
            r#""a""#,
            r#""\n\t\r\b\f\/\\\"""#,
            r#""\u00e9\u4e2d""#,
            r#""\ud83d\ude00x""#,
            r#""é中😀""#,
            r#""\ud800""#,
            r#""\udc00""#,
            r#""\ud800\ud800""#,
            r#""\ud800x""#,
            r#""\ud800\n""#,
            r#""\uzzzz""#,
            r#""\u12"#,
            r#""\x""#,
            "\"\u{1f}\"",
            "\"",
            "\"\\",
        ] {
            match (serde_json::from_str::<String>(text), Tree::read(text, &Shape::Text, String::new())) {
                (Ok(theirs), Ok(ours)) => assert_eq!(ours.root().text(), theirs, "{text}"),
                (Err(theirs), Err(ours)) => {
                    assert!(theirs.to_string().starts_with(ours.message()), "{text}: {theirs} / {}", ours.message());
                }
                (theirs, ours) => assert_eq!(theirs.is_ok(), ours.is_ok(), "{text}"),
            }
        }
    }

    #[test]
    fn whole_numbers_are_exact_and_nothing_else_is_one() {
        for (text, value) in [("9223372036854775807", i64::MAX), ("-9223372036854775808", i64::MIN)] {
            assert_eq!(Tree::read(text, &i64::SHAPE, String::new()).unwrap().root().whole::<i64>(), value);
        }
        for text in ["18446744073709551616", "1.0", "1e2", "-0", "1e999", "-9223372036854775809"] {
            let told = refused(text, &i64::SHAPE).1;
            assert_eq!(told, format!("invalid type: floating point `{text}`, expected i64"));
        }
        assert_eq!(
            refused("9223372036854775808", &i64::SHAPE).1,
            "invalid value: integer `9223372036854775808`, expected i64"
        );
        assert_eq!(refused("256", &u8::SHAPE).1, "invalid value: integer `256`, expected u8");
        assert_eq!(refused("-1", &u8::SHAPE).1, "invalid value: integer `-1`, expected u8");
        assert_eq!(refused("\"5\"", &u8::SHAPE).1, "invalid type: string \"5\", expected u8");
    }

    #[test]
    fn depth_is_bounded_where_it_is_read_and_not_where_it_is_kept() {
        let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(Tree::read(&deep(127), &Shape::Tree, String::new()).is_ok());
        assert_eq!(refused(&deep(128), &Shape::Tree).1, "recursion limit exceeded");
        let text = format!(" {} ", deep(200_000));
        let tree = Tree::read(&text, &Shape::Raw, String::new()).unwrap();
        assert_eq!((tree.root().text(), tree.root().kind()), (text.trim(), Kind::Other));
    }

    #[test]
    fn an_object_whose_keys_are_data_has_each_once_and_not_many() {
        static SHAPE: Shape = Shape::Pairs(&Shape::Flag);
        assert_eq!(refused(r#"{"a":true,"b":true,"a":true}"#, &SHAPE), ("a".into(), "duplicate field `a`".into()));
        let many = |count: usize| {
            let pairs: Vec<String> = (0..count).map(|n| format!("\"{n}\":true")).collect();
            format!("{{{}}}", pairs.join(","))
        };
        let text = many(64);
        assert_eq!(Tree::read(&text, &SHAPE, String::new()).unwrap().root().parts().count(), 64);
        assert_eq!(refused(&many(65), &SHAPE).1, "an object of at most 64 keys");
    }

    #[test]
    fn a_text_has_so_many_values_and_no_more() {
        let read = |text, most| Reader::new(text, most).read(&Shape::Tree);
        assert!(read("[1,2,3]", 4).is_ok());
        let fault = read("[1,2,3]", 3).err().unwrap();
        assert_eq!((fault.misfit(), fault.message()), (Misfit::TooLong, "more than 3 values"));
    }

    #[test]
    fn a_path_leads_to_a_value_and_starts_where_the_text_stands() {
        let tree = Tree::read(r#"{"a":[1,{"b":2}]}"#, &Shape::Tree, "outer".into()).unwrap();
        let b = tree.root().get("a").and_then(|a| a.parts().nth(1)).and_then(|part| part.get("b")).unwrap();
        assert_eq!((b.path().as_str(), b.path_of("c").as_str()), ("outer.a[1].b", "outer.a[1].b.c"));
    }
}
