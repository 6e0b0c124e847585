//! One reader for every shape: serde_json says what stands in a text, the shape says what may stand there.
//!
//! A document has no second spelling: an object is not read from a list of its values, nor a name from an object. A
//! part that was kept as a tree is read by its shape in the same way, and not from its text again.

use alloc::string::String;

use super::fault::{Fault, Misfit};
use super::kept::{Kept, Stopped};
use super::shape::Shape;
use super::tree::{Node, Tree};
use super::value::Walk;
use crate::words::Word;

/// The most values of a text: a slot takes up to thirty times the bytes of the shortest values.
const MAX_VALUES: usize = 8_000_000;

/// Reads a text as a shape; a byte-order mark before it is passed over.
fn read<'t>(text: &'t str, shape: &'static Shape) -> Result<Tree<'t>, Fault> {
    read_at_most(MAX_VALUES, text, shape)
}

fn read_at_most<'t>(most: usize, text: &'t str, shape: &'static Shape) -> Result<Tree<'t>, Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut source = serde_json::Deserializer::from_str(text);
    let mut walk = Walk::new(most, String::new());
    let read = walk.whole(shape, &mut source).and_then(|()| source.end());
    read.map_err(|error| match walk.fault.take() {
        Some(fault) => fault,
        None => Fault::not_json(text, &error, walk.tree.node(walk.open).path()),
    })?;
    Ok(walk.tree)
}

/// Reads a part that was kept, by its shape; `base` is where it stands.
fn read_kept<'t>(part: Kept<'_, 't>, shape: &'static Shape, base: String) -> Result<Tree<'t>, Fault> {
    let mut walk = Walk::new(MAX_VALUES, base);
    let read = walk.whole(shape, part);
    match (read, walk.fault) {
        (Ok(()), None) => Ok(walk.tree),
        (_, Some(fault)) => Err(fault),
        // A tree cannot break off.
        (Err(Stopped), None) => Err(Fault::new(Misfit::WrongType, Word::new("no value", "没有值"), String::new())),
    }
}

impl<'t> Tree<'t> {
    /// Reads a text as a shape.
    pub(crate) fn read(text: &'t str, shape: &'static Shape) -> Result<Self, Fault> {
        read(text, shape)
    }
}

impl<'d> Node<'d> {
    /// Reads it by its shape, where the shape that it was read by left that open.
    pub(crate) fn read(self, shape: &'static Shape) -> Result<Tree<'d>, Fault> {
        read_kept(Kept::of(self), shape, self.path())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Kind;
    use crate::json::shape::{Keys, Shaped};
    use alloc::format;
    use alloc::string::ToString;
    use alloc::vec::Vec;
    use serde_json::Value as Json;

    const NAMES: Shape = Shape::Name("red green");
    static INNER: Shape = Shape::Object(Keys { names: "?name ?inner", shapes: &[&NAMES, &INNER] });
    static TAGGED: Shape = Shape::Tagged {
        tag: "kind",
        variants: &[
            ("small", Keys { names: "kind", shapes: &[&Shape::Text] }),
            ("large", Keys { names: "kind size ?inner", shapes: &[&Shape::Text, &u8::SHAPE, &INNER] }),
        ],
    };

    fn refused(text: &str, shape: &'static Shape) -> (String, String) {
        let fault = read(text, shape).err().unwrap();
        (fault.path().to_string(), fault.message().en.clone())
    }

    /// A text refused, at a path, with a message; also where it is kept first and read by its shape later.
    fn all_refused(shape: &'static Shape, rows: &[(&str, &str, &str)]) {
        for (text, path, message) in rows {
            assert_eq!(refused(text, shape), (path.to_string(), message.to_string()), "{text}");
            let kept = read(text, &Shape::Tree).unwrap();
            let fault = kept.root().read(shape).err().unwrap();
            assert_eq!((fault.path(), &*fault.message().en), (*path, *message), "{text}, kept");
        }
    }

    #[test]
    fn objects_are_not_read_from_lists_nor_names_from_objects() {
        let sound = r#"{"name":"red","inner":{"name":null,"inner":null}}"#;
        let tree = read(sound, &INNER).unwrap();
        let inner = tree.root().get("inner").unwrap();
        assert!(tree.root().get("name").is_some() && inner.get("name").is_none());
        all_refused(
            &INNER,
            &[
                (r#"["red",null]"#, "", "expected an object, given a list"),
                (r#"{"name":null,"inner":["red",null]}"#, "inner", "expected an object, given a list"),
                (r#"{"name":{"red":null},"inner":null}"#, "name", "expected a name, given an object"),
                (r#"{"name":true}"#, "name", "expected a name, given true"),
                (r#"{"inner":"red"}"#, "inner", "expected an object, given the text `red`"),
                (r#"{"name":"blue","inner":null}"#, "name", "unknown name `blue`, allowed: red green"),
                (r#"{"inner":{"inner":{"nam":1}}}"#, "inner.inner.nam", "unknown key `nam`, allowed: name inner"),
                (r#"{"inner":null,"inner":null}"#, "inner", "this key is given twice"),
                (r#"{"inner":{"inn\u0065r":{},"inner":{}}}"#, "inner.inner", "this key is given twice"),
            ],
        );
    }

    #[test]
    fn the_name_under_a_tag_says_what_else_there_is_wherever_it_stands() {
        for text in [
            r#"{"kind":"large","size":3,"inner":{"name":"green"}}"#,
            r#"{"size":3,"inner":{"name":"green"},"kind":"large"}"#,
            r#"{"inner":{"name":"gr\u0065en"},"k\u0069nd":"large","size":3}"#,
        ] {
            let tree = read(text, &TAGGED).unwrap();
            assert_eq!(tree.root().get("size").map(Node::whole::<u8>), Some(3), "{text}");
            let name = tree.root().get("inner").and_then(|inner| inner.get("name")).unwrap();
            assert_eq!((name.choice(0, &[0, 1]), name.path().as_str()), (1, "inner.name"), "{text}");
            assert_eq!(tree.root().get("kind").unwrap().choice(0, &[0, 1]), 1, "{text}");
        }
        all_refused(
            &TAGGED,
            &[
                (r#"{"size":3}"#, "kind", "this key is required"),
                (r#"{"size":3,"kind":"small"}"#, "size", "unknown key `size`, allowed: kind"),
                (r#"{"size":3,"kind":"middle"}"#, "kind", "unknown name `middle`, allowed: small large"),
                (r#"{"size":3,"kind":1}"#, "kind", "expected a name, given 1"),
                (r#"{"kind":"large"}"#, "size", "this key is required"),
                (r#"{"kind":"large","size":3,"size":3}"#, "size", "this key is given twice"),
                (r#"{"size":3,"kind":"large","size":3}"#, "size", "this key is given twice"),
                (r#"{"size":3,"size":3,"kind":"large"}"#, "size", "this key is given twice"),
                (r#"{"kind":"large","kind":"large"}"#, "kind", "this key is given twice"),
                (r#"{"kind":"large","size":300}"#, "size", "expected a whole number from 0 to 255, given 300"),
                (r#"{"inner":{"name":2},"kind":"large"}"#, "inner.name", "expected a name, given 2"),
            ],
        );
    }

    /// A text of pieces, by a number.
    fn mixed(seed: &mut u64, pieces: &[&str], count: u64) -> String {
        let mut text = String::new();
        for _ in 0..=count {
            *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let place = usize::try_from(*seed >> 33).unwrap().checked_rem(pieces.len()).unwrap();
            text.push_str(pieces[place]);
        }
        text
    }

    /// What a tree holds is what serde_json's own value holds: keys, texts, numbers, in order.
    fn assert_same(node: Node<'_>, value: &Json) {
        match value {
            Json::Null => assert_eq!(node.kind(), Kind::Other),
            Json::Bool(value) => assert_eq!((node.kind(), node.flag()), (Kind::Flag, *value)),
            Json::Number(number) => match number.as_i64() {
                Some(number) => assert_eq!(node.integer(), Some(number)),
                None => assert_eq!((node.kind(), node.integer()), (Kind::Other, None)),
            },
            Json::String(text) => assert_eq!((node.kind(), node.text()), (Kind::Text, text.as_str())),
            Json::Array(parts) => {
                assert_eq!((node.kind(), node.parts().count()), (Kind::List, parts.len()));
                node.parts().zip(parts).for_each(|(part, value)| assert_same(part, value));
            }
            Json::Object(members) => {
                assert_eq!(node.kind(), Kind::Object);
                for (key, value) in members {
                    // Of a key given twice, serde_json keeps the last.
                    assert_same(node.parts().filter(|part| part.key() == key).last().unwrap(), value);
                }
            }
        }
    }

    #[test]
    fn what_is_json_and_what_it_holds_is_as_serde_json_has_it() {
        let pieces = [
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\"a\"",
            "\"\\",
            "\\u",
            "\\ud83d",
            "\\ude00",
            "0",
            "-",
            "1",
            ".5",
            "e",
            "e+9",
            "null",
            "nul",
            "true",
            "false",
            " ",
            "\n",
            "\u{1}",
            "é",
            "x",
            "{\"b\":",
            "\"a\":",
            "[[",
            "}]",
            "12345678901234567890",
            "\\n\"",
        ];
        let (mut seed, mut sound) = (1_u64, 0);
        for round in 0..200_000_u64 {
            let text = mixed(&mut seed, &pieces, round % 11);
            match (serde_json::from_str::<Json>(&text), read(&text, &Shape::Tree)) {
                (Ok(theirs), Ok(ours)) => {
                    assert_same(ours.root(), &theirs);
                    let again = ours.root().read(&Shape::Tree).unwrap();
                    assert_same(again.root(), &theirs);
                    sound += 1;
                }
                (Err(theirs), Err(ours)) => {
                    let place = Misfit::NotJson { line: theirs.line(), column: theirs.column() };
                    assert_eq!(ours.misfit(), place, "{text:?}");
                }
                (theirs, ours) => assert_eq!(theirs.is_ok(), ours.is_ok(), "{text:?}"),
            }
        }
        assert!(sound > 1_000, "{sound}");
    }

    #[test]
    fn what_is_no_json_is_told_in_our_words_with_line_and_column() {
        for (text, path, message) in [
            ("", "", "not JSON: the text ends too early at line 1 column 0"),
            ("{\"a\":", "a", "not JSON: the text ends too early at line 1 column 5"),
            ("[1,\n {\"a\" 2}]", "[1].a", "not JSON: unexpected `2` at line 2 column 7"),
            ("[1,]", "", "not JSON: unexpected `]` at line 1 column 4"),
            ("[[\"é\u{1}\"]]", "[0][0]", "not JSON: unexpected `\\u{1}` at line 1 column 6"),
            ("{a:1}", "", "not JSON: unexpected `a` at line 1 column 2"),
            ("[05]", "[0]", "not JSON: unexpected `5` at line 1 column 3"),
            ("{}\n{}", "", "not JSON: unexpected `{` at line 2 column 1"),
            ("[\"\\x\"]", "[0]", "not JSON: unexpected `x` at line 1 column 4"),
            ("[\"a\n\"]", "[0]", "not JSON: unexpected end of the line at line 2 column 0"),
            ("[nil]", "[0]", "not JSON: unexpected `i` at line 1 column 3"),
            ("[1e999]", "[0]", "not JSON: a number too large at line 1 column 6"),
        ] {
            assert_eq!(refused(text, &Shape::Tree), (path.to_string(), message.to_string()), "{text:?}");
        }
    }

    #[test]
    fn a_byte_order_mark_before_the_text_is_passed_over_and_no_second_one() {
        assert_eq!(read("\u{feff}[1]", &Shape::Tree).unwrap().root().parts().count(), 1);
        assert_eq!(
            refused("\u{feff}\u{feff}[]", &Shape::Tree).1,
            "not JSON: unexpected `\\u{feff}` at line 1 column 1"
        );
        assert_eq!(refused("[\u{feff}]", &Shape::Tree).0, "[0]");
    }

    #[test]
    fn whole_numbers_are_exact_and_nothing_else_is_one() {
        for (text, value) in [("9223372036854775807", i64::MAX), ("-9223372036854775808", i64::MIN)] {
            assert_eq!(read(text, &i64::SHAPE).unwrap().root().whole::<i64>(), value);
        }
        for text in ["18446744073709551616", "1.0", "1e2", "-0", "-9223372036854775809"] {
            let told =
                "expected a whole number from 0 to 255, given a number with a point, an exponent or too many digits";
            assert_eq!(refused(text, &u8::SHAPE).1, told, "{text}");
        }
        let range = "expected a whole number from 0 to 255, given ";
        for (text, given) in [("256", "256"), ("-1", "-1"), ("\"5\"", "the text `5`"), ("null", "null")] {
            assert_eq!(refused(text, &u8::SHAPE).1, format!("{range}{given}"));
        }
        let told = refused("9223372036854775808", &i32::SHAPE).1;
        assert_eq!(told, "expected a whole number from -2147483648 to 2147483647, given 9223372036854775808");
    }

    #[test]
    fn depth_is_bounded() {
        let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(read(&deep(127), &Shape::Tree).is_ok());
        let told = "not JSON: lists and objects stand more than 127 deep in each other at line 1 column 128";
        assert_eq!(refused(&deep(128), &Shape::Tree).1, told);
        assert_eq!(refused(&deep(200_000), &Shape::Tree).1, told);
    }

    #[test]
    fn an_object_whose_keys_are_data_has_each_once_and_not_many() {
        static SHAPE: Shape = Shape::Pairs(&Shape::Flag);
        all_refused(&SHAPE, &[(r#"{"a":true,"b":true,"a":true}"#, "a", "this key is given twice")]);
        let many = |count: usize| {
            let pairs: Vec<String> = (0..count).map(|n| format!("\"{n}\":true")).collect();
            format!("{{{}}}", pairs.join(","))
        };
        assert_eq!(read(&many(64), &SHAPE).unwrap().root().parts().count(), 64);
        all_refused(&SHAPE, &[(&many(65), "", "expected an object of at most 64 keys, given more")]);
    }

    #[test]
    fn a_text_has_so_many_values_and_no_more() {
        assert!(read_at_most(4, "[1,2,3]", &Shape::Tree).is_ok());
        let fault = read_at_most(3, "[1,2,3]", &Shape::Tree).err().unwrap();
        assert_eq!((fault.misfit(), &*fault.message().en), (Misfit::TooLong, "more than 3 values given"));
    }

    #[test]
    fn a_path_leads_to_a_value_also_in_a_part_that_is_read_later() {
        static OUTER: Shape = Shape::Object(Keys { names: "outer", shapes: &[&Shape::Tree] });
        let tree = read(r#"{"outer":{"inner":{"inner":{"name":"red"}}}}"#, &OUTER).unwrap();
        let later = tree.root().get("outer").unwrap().read(&INNER).unwrap();
        let inner = later.root().get("inner").and_then(|inner| inner.get("inner")).unwrap();
        assert_eq!(
            (inner.path().as_str(), inner.path_of("name").as_str()),
            ("outer.inner.inner", "outer.inner.inner.name")
        );
        let name = inner.get("name").unwrap();
        assert_eq!((name.choice(0, &[0, 1]), name.path().as_str()), (0, "outer.inner.inner.name"));
    }
}
