//! A source file, its mutants, and the text that holds them all.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

use anyhow::{Context as _, Result};
use proc_macro2::Span;
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};

use crate::mutant::{Change, Mutant};

/// A method and what it is changed into: both take and give the same types.
const METHODS: &[(&str, &str)] = &[
    ("checked_add", "checked_sub"),
    ("checked_sub", "checked_add"),
    ("checked_mul", "checked_add"),
    ("saturating_add", "saturating_sub"),
    ("saturating_sub", "saturating_add"),
    ("saturating_mul", "saturating_add"),
    ("wrapping_add", "wrapping_sub"),
    ("wrapping_sub", "wrapping_add"),
    ("add", "sub"),
    ("sub", "add"),
    ("plus", "minus"),
    ("minus", "plus"),
    ("min", "max"),
    ("max", "min"),
    ("is_some", "is_none"),
    ("is_none", "is_some"),
    ("is_ok", "is_err"),
    ("is_err", "is_ok"),
    ("is_some_and", "is_none_or"),
    ("is_none_or", "is_some_and"),
    ("any", "all"),
    ("all", "any"),
    ("first", "last"),
    ("last", "first"),
    ("next", "next_back"),
    ("and", "or"),
    ("or", "and"),
];

pub(crate) struct Source {
    /// Below `core/src`.
    pub(crate) file: String,
    text: String,
    mutants: Vec<Mutant>,
}

impl Source {
    pub(crate) fn read(root: &Path, file: &str) -> Result<Self> {
        let text = std::fs::read_to_string(root.join("core/src").join(file))?;
        let parsed = syn::parse_file(&text).with_context(|| format!("{file} is not Rust"))?;
        let mut finder =
            Finder { file, text: &text, function: String::new(), found: Vec::new(), seen: BTreeMap::new() };
        finder.visit_file(&parsed);
        let mutants = finder.found;
        Ok(Self { file: file.to_owned(), text, mutants })
    }

    /// The mutants that compile.
    pub(crate) fn mutants(&self) -> impl Iterator<Item = &Mutant> {
        self.mutants.iter().filter(|mutant| mutant.compiles)
    }

    /// Numbers the mutants from `next` on.
    pub(crate) fn number(&mut self, next: &mut u32) {
        for mutant in &mut self.mutants {
            mutant.id = *next;
            *next += 1;
        }
    }

    /// The text with every mutant that compiles, and where each came to lie in it.
    pub(crate) fn written(&self) -> (String, Vec<(Range<usize>, u32)>) {
        let mut order: Vec<&Mutant> = self.mutants().collect();
        order.sort_by_key(|mutant| (mutant.place.start, usize::MAX - mutant.place.end));
        let mut writer = Writer { text: &self.text, out: String::new(), places: Vec::new() };
        writer.write(0..self.text.len(), &order);
        (writer.out, writer.places)
    }

    /// Leaves out the mutants with these keys.
    pub(crate) fn leave_out(&mut self, keys: &BTreeSet<String>) {
        for mutant in self.mutants.iter_mut().filter(|mutant| keys.contains(&mutant.key)) {
            mutant.compiles = false;
        }
    }
}

struct Writer<'a> {
    text: &'a str,
    out: String,
    places: Vec<(Range<usize>, u32)>,
}

impl Writer<'_> {
    /// Writes a piece of the text with the mutants in it: in order of their beginning, the wider before the narrower.
    fn write(&mut self, piece: Range<usize>, mutants: &[&Mutant]) {
        let mut at = piece.start;
        let mut rest = mutants;
        while let Some((first, others)) = rest.split_first() {
            let place = first.place.clone();
            self.out.push_str(&self.text[at..place.start]);
            let begin = self.out.len();
            match &first.change {
                Change::Return(value) => {
                    self.out.push_str(&format!(" if crate::mutant::on({}) {{ return {value}; }}", first.id));
                    self.places.push((begin..self.out.len(), first.id));
                    rest = others;
                }
                Change::Expression(changed) => {
                    self.out.push_str(&format!("(if crate::mutant::on({}) {{ {changed} }} else {{ ", first.id));
                    let inside = others.iter().take_while(|other| other.place.start < place.end).count();
                    let (within, after) = others.split_at(inside);
                    self.write(place.clone(), within);
                    self.out.push_str(" })");
                    self.places.push((begin..self.out.len(), first.id));
                    rest = after;
                }
            }
            at = place.end;
        }
        self.out.push_str(&self.text[at..piece.end]);
    }
}

struct Finder<'a> {
    file: &'a str,
    text: &'a str,
    function: String,
    found: Vec<Mutant>,
    seen: BTreeMap<String, usize>,
}

impl Finder<'_> {
    fn add(&mut self, span: Span, place: Range<usize>, what: &str, change: Change) {
        let name = format!("{} {} {what}", self.file, self.function);
        let times = self.seen.entry(name.clone()).and_modify(|times| *times += 1).or_insert(1);
        let key = if *times == 1 { name } else { format!("{name} #{times}") };
        self.found.push(Mutant { id: 0, key, line: span.start().line, place, change, compiles: true });
    }

    /// The whole expression with the bytes of one of its tokens written otherwise.
    fn replace(&mut self, whole: Span, token: Range<usize>, by: &str) {
        let place = whole.byte_range();
        let was = &self.text[token.clone()];
        let what = format!("`{was}` -> `{}`", if by.is_empty() { "nothing" } else { by });
        let changed = format!("{}{by}{}", &self.text[place.start..token.start], &self.text[token.end..place.end]);
        self.add(whole, place, &what, Change::Expression(changed));
    }

    fn body(&mut self, signature: &syn::Signature, block: &syn::Block, visit: impl FnOnce(&mut Self)) {
        if signature.constness.is_some() {
            return; // What must be known when the program is compiled cannot ask which mutant is chosen.
        }
        let outer = std::mem::replace(&mut self.function, signature.ident.to_string());
        let open = block.brace_token.span.open();
        let place = open.byte_range().end..open.byte_range().end;
        for value in returned(&signature.output, self.text) {
            self.add(open, place.clone(), &format!("returns `{value}`"), Change::Return((*value).to_owned()));
        }
        visit(self);
        self.function = outer;
    }
}

/// What a function could return without having done anything.
fn returned(output: &syn::ReturnType, text: &str) -> &'static [&'static str] {
    let syn::ReturnType::Type(_, kind) = output else { return &["()"] };
    let written = &text[kind.span().byte_range()];
    match written {
        "bool" => &["true", "false"],
        "u8" | "u16" | "u32" | "u64" | "u128" | "usize" | "i8" | "i16" | "i32" | "i64" | "i128" => &["0", "1"],
        _ if written.starts_with("Option<") => &["None"],
        _ if written.starts_with("Result<(),") => &["Ok(())"],
        _ if written.starts_with("Result<bool,") => &["Ok(true)", "Ok(false)"],
        _ if written.starts_with("Result<i128,") || written.starts_with("Result<i64,") => &["Ok(0)"],
        _ if written.starts_with("Result<Option<") => &["Ok(None)"],
        _ => &[],
    }
}

/// Does a condition bind something (`if let … && …`)? Its parts then stand in this order and no other.
fn binds(expression: &syn::Expr) -> bool {
    match expression {
        syn::Expr::Let(_) => true,
        syn::Expr::Binary(binary) => binds(&binary.left) || binds(&binary.right),
        _ => false,
    }
}

/// Attributes of what only a test build has.
fn only_in_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || matches!(&attribute.meta, syn::Meta::List(list)
                if list.path.is_ident("cfg") && list.tokens.to_string().contains("test"))
    })
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !only_in_tests(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if !only_in_tests(&item.attrs) {
            self.body(&item.sig, &item.block, |finder| visit::visit_block(finder, &item.block));
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if !only_in_tests(&item.attrs) {
            self.body(&item.sig, &item.block, |finder| visit::visit_block(finder, &item.block));
        }
    }

    // What a compiler evaluates, what a pattern or a type holds and what an attribute says is not changed.
    fn visit_item_const(&mut self, _: &'ast syn::ItemConst) {}
    fn visit_impl_item_const(&mut self, _: &'ast syn::ImplItemConst) {}
    fn visit_trait_item_const(&mut self, _: &'ast syn::TraitItemConst) {}
    fn visit_item_static(&mut self, _: &'ast syn::ItemStatic) {}
    fn visit_item_enum(&mut self, _: &'ast syn::ItemEnum) {}
    fn visit_expr_const(&mut self, _: &'ast syn::ExprConst) {}
    fn visit_pat(&mut self, _: &'ast syn::Pat) {}
    fn visit_type(&mut self, _: &'ast syn::Type) {}
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
    fn visit_generic_argument(&mut self, _: &'ast syn::GenericArgument) {}

    fn visit_expr_repeat(&mut self, expression: &'ast syn::ExprRepeat) {
        self.visit_expr(&expression.expr);
    }

    fn visit_expr_binary(&mut self, expression: &'ast syn::ExprBinary) {
        use syn::BinOp;
        let by = match expression.op {
            BinOp::Lt(_) => "<=",
            BinOp::Le(_) => "<",
            BinOp::Gt(_) => ">=",
            BinOp::Ge(_) => ">",
            BinOp::Eq(_) => "!=",
            BinOp::Ne(_) => "==",
            BinOp::And(_) => "||",
            BinOp::Or(_) => "&&",
            BinOp::Add(_) => "-",
            BinOp::Sub(_) => "+",
            BinOp::Mul(_) => "+",
            BinOp::Div(_) => "*",
            BinOp::Rem(_) => "/",
            BinOp::AddAssign(_) => "-=",
            BinOp::SubAssign(_) => "+=",
            BinOp::BitAnd(_) => "|",
            BinOp::BitOr(_) => "&",
            _ => "",
        };
        let chain = matches!(expression.op, BinOp::And(_)) && (binds(&expression.left) || binds(&expression.right));
        if !by.is_empty() && !chain {
            self.replace(expression.span(), expression.op.span().byte_range(), by);
        }
        visit::visit_expr_binary(self, expression);
    }

    fn visit_expr_unary(&mut self, expression: &'ast syn::ExprUnary) {
        if let syn::UnOp::Not(not) = &expression.op {
            self.replace(expression.span(), not.span().byte_range(), "");
        }
        visit::visit_expr_unary(self, expression);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let name = call.method.to_string();
        if let Some((_, by)) = METHODS.iter().find(|(method, _)| *method == name) {
            self.replace(call.span(), call.method.span().byte_range(), by);
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_lit(&mut self, expression: &'ast syn::ExprLit) {
        if let syn::Lit::Int(number) = &expression.lit
            && let Ok(value) = number.base10_parse::<u128>()
        {
            let by = if value == 1 { 0 } else { value.saturating_add(1) };
            let by = format!("{by}{}", number.suffix());
            self.replace(expression.span(), expression.span().byte_range(), &by);
        }
        if let syn::Lit::Bool(truth) = &expression.lit {
            let by = (!truth.value).to_string();
            self.replace(expression.span(), expression.span().byte_range(), &by);
        }
    }
}
