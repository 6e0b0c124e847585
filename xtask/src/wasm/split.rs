//! One module made into two that share a memory and a table: what every user loads, and what is built on it.
//!
//! The upper module has the functions that are reached only through the doors given. The lower one has the others and all data, and at
//! each door a call through a place at the end of the table. When the upper module is instantiated it takes what it uses of the lower
//! one from that one's exports, and fills those places; until then to pass a door is a trap.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result, bail};
use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, Data, Element, ElementItems, ElementKind, Export, ExportItem, FunctionBuilder, FunctionId, FunctionKind,
    GlobalId, GlobalKind, ImportedFunction, LocalFunction, Module, ModuleConfig, TableId, TypeId, passes,
};

/// The name of the lower module among the imports of the upper one.
const LOWER: &str = "lower";

/// The two modules.
pub(super) struct Halves {
    pub(super) lower: Vec<u8>,
    pub(super) upper: Vec<u8>,
}

impl Halves {
    /// Splits a module, which has to have the names of its functions still, at doors given by such names.
    pub(super) fn of(module: &[u8], doors: &[&str]) -> Result<Self> {
        Ok(Self { lower: Cut::of(module, doors)?.into_lower()?, upper: Cut::of(module, doors)?.into_upper()? })
    }
}

/// A module, and where it is cut.
struct Cut {
    module: Module,
    /// The table of functions.
    table: TableId,
    /// The first of the places that the doors get, in their order.
    places: u64,
    doors: Vec<FunctionId>,
    /// What the upper module uses of the lower one, and the names it goes by there.
    functions: BTreeMap<FunctionId, String>,
    globals: BTreeMap<GlobalId, String>,
}

/// What a function uses.
#[derive(Default)]
struct Uses {
    functions: BTreeSet<FunctionId>,
    globals: BTreeSet<GlobalId>,
}

impl Visitor<'_> for Uses {
    fn visit_function_id(&mut self, id: &FunctionId) {
        self.functions.insert(*id);
    }

    fn visit_global_id(&mut self, id: &GlobalId) {
        self.globals.insert(*id);
    }
}

impl Cut {
    fn of(module: &[u8], doors: &[&str]) -> Result<Self> {
        let mut module = ModuleConfig::new().generate_producers_section(false).parse(module)?;
        let table = module.tables.main_function_table()?.context("a module without a table of functions")?;
        let doors = doors.iter().map(|door| named(&module, door)).collect::<Result<Vec<_>>>()?;

        let mut uses = BTreeMap::new();
        for (id, function) in module.funcs.iter_local() {
            let mut found = Uses::default();
            dfs_in_order(&mut found, function, function.entry_block());
            uses.insert(id, found);
        }
        let reached = |roots: Vec<FunctionId>, but_not: &BTreeSet<FunctionId>| {
            let (mut found, mut open) = (BTreeSet::new(), roots);
            while let Some(id) = open.pop() {
                if !but_not.contains(&id) && found.insert(id) {
                    open.extend(uses.get(&id).into_iter().flat_map(|uses| &uses.functions));
                }
            }
            found
        };
        let lower = reached(roots(&module)?, &doors.iter().copied().collect());
        let upper = reached(doors.clone(), &lower);

        let used: Vec<&Uses> = upper.iter().filter_map(|id| uses.get(id)).collect();
        let functions: BTreeSet<_> = used.iter().flat_map(|uses| &uses.functions).copied().collect();
        let globals: BTreeSet<_> = used.iter().flat_map(|uses| &uses.globals).copied().collect();
        let functions =
            functions.difference(&upper).enumerate().map(|(place, id)| (*id, format!("f{place:x}"))).collect();
        let globals = globals.into_iter().enumerate().map(|(place, id)| (id, format!("g{place:x}"))).collect();
        let grown = module.tables.get_mut(table);
        let places = grown.initial;
        grown.initial = places.saturating_add(u64::try_from(doors.len())?);
        grown.maximum = grown.maximum.map(|most| most.max(grown.initial));
        Ok(Self { module, table, places, doors, functions, globals })
    }

    /// The lower module: what the upper one uses is exported, and the doors lead through the table.
    fn into_lower(self) -> Result<Vec<u8>> {
        let Self { mut module, table, places, doors, functions, globals } = self;
        for (id, name) in functions {
            module.exports.add(&name, id);
        }
        for (id, name) in globals {
            module.exports.add(&name, id);
        }
        module.exports.add("table", table);
        for (door, place) in doors.into_iter().zip(places..) {
            let function = through_table(&mut module, table, i32::try_from(place)?, door);
            module.funcs.get_mut(door).kind = FunctionKind::Local(function);
        }
        passes::gc::run(&mut module);
        Ok(module.emit_wasm())
    }

    /// The upper module: nothing is its own but its functions.
    fn into_upper(self) -> Result<Vec<u8>> {
        let Self { mut module, table, places, doors, functions, globals } = self;
        module.start = None;
        for id in module.exports.iter().map(Export::id).collect::<Vec<_>>() {
            module.exports.delete(id);
        }
        for id in module.data.iter().map(Data::id).collect::<Vec<_>>() {
            module.data.delete(id);
        }
        for id in module.elements.iter().map(Element::id).collect::<Vec<_>>() {
            module.elements.delete(id);
        }
        for (id, name) in functions {
            let ty = module.funcs.get(id).ty();
            let import = module.imports.add(LOWER, &name, id);
            module.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
        }
        for (id, name) in globals {
            module.globals.get_mut(id).kind = GlobalKind::Import(module.imports.add(LOWER, &name, id));
        }
        let memory = module.get_memory_id()?;
        let import = module.imports.add(LOWER, "memory", memory);
        let memory = module.memories.get_mut(memory);
        memory.import = Some(import);
        memory.data_segments.clear();
        let import = module.imports.add(LOWER, "table", table);
        let offset = ConstExpr::Value(Value::I32(i32::try_from(places)?));
        let element = module.elements.add(ElementKind::Active { table, offset }, ElementItems::Functions(doors));
        let table = module.tables.get_mut(table);
        table.import = Some(import);
        table.elem_segments = [element].into_iter().collect();
        passes::gc::run(&mut module);
        Ok(module.emit_wasm())
    }
}

/// The function of a path, whatever the compiler adds to tell instances apart.
fn named(module: &Module, path: &str) -> Result<FunctionId> {
    let is_it = |name: &String| name.rsplit_once("::h").is_some_and(|(before, _)| before == path);
    let mut found = module.funcs.iter().filter(|function| function.name.as_ref().is_some_and(is_it));
    match (found.next(), found.next()) {
        (Some(function), None) => Ok(function.id()),
        (None, _) => bail!("no function {path} is in the module: is it inlined?"),
        _ => bail!("more than one function is named {path}"),
    }
}

/// What can be called from outside, or through a pointer made anywhere.
fn roots(module: &Module) -> Result<Vec<FunctionId>> {
    let mut roots: Vec<FunctionId> = module.start.into_iter().collect();
    for export in module.exports.iter() {
        if let ExportItem::Function(id) = export.item {
            roots.push(id);
        }
    }
    for element in module.elements.iter() {
        let ElementItems::Functions(functions) = &element.items else { bail!("a table of what are no functions") };
        roots.extend(functions);
    }
    Ok(roots)
}

/// A body for a function that passes its arguments on to what stands in a place of the table.
fn through_table(module: &mut Module, table: TableId, place: i32, function: FunctionId) -> LocalFunction {
    let ty: TypeId = module.funcs.get(function).ty();
    let (params, results) = module.types.params_results(ty);
    let (params, results) = (params.to_vec(), results.to_vec());
    let arguments: Vec<_> = params.iter().map(|ty| module.locals.add(*ty)).collect();
    let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
    let mut body = builder.func_body();
    for argument in &arguments {
        body.local_get(*argument);
    }
    body.i32_const(place).call_indirect(ty, table);
    builder.local_func(arguments)
}

#[cfg(test)]
mod tests {
    use walrus::{InstrSeqBuilder, RefType, ValType};

    use super::*;

    fn add(module: &mut Module, name: &str, build: impl FnOnce(&mut InstrSeqBuilder<'_>)) -> FunctionId {
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        builder.name(format!("{name}::h0123456789abcdef"));
        build(&mut builder.func_body());
        builder.finish(Vec::new(), &mut module.funcs)
    }

    /// `report` calls `shared` and `door`; `door` calls `behind`, which reads a global and calls `shared`; the table has `pointed`.
    fn module() -> Vec<u8> {
        let mut module = Module::default();
        let global = module.globals.add_local(ValType::I32, true, false, ConstExpr::Value(Value::I32(7)));
        let shared = add(&mut module, "shared", |_| ());
        let behind = add(&mut module, "behind", |body| {
            body.global_get(global).drop().call(shared);
        });
        let door = add(&mut module, "door", |body| {
            body.call(behind);
        });
        let report = add(&mut module, "report", |body| {
            body.call(shared).call(door);
        });
        let pointed = add(&mut module, "pointed", |_| ());
        let table = module.tables.add_local(false, 2, Some(2), RefType::FUNCREF);
        let kind = ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(1)) };
        let element = module.elements.add(kind, ElementItems::Functions(vec![pointed]));
        module.tables.get_mut(table).elem_segments.insert(element);
        let memory = module.memories.add_local(false, false, 1, None, None);
        module.exports.add("memory", memory);
        module.exports.add("report", report);
        module.emit_wasm()
    }

    /// The functions that a module has, and what it takes from outside.
    fn contents(bytes: &[u8]) -> Result<(Vec<String>, Vec<String>)> {
        let module = Module::from_buffer(bytes)?;
        let path = |id| {
            module.funcs.get(id).name.as_deref().and_then(|name| name.split_once("::")).map(|(path, _)| path.to_owned())
        };
        let mut functions: Vec<_> = module.funcs.iter_local().filter_map(|(id, _)| path(id)).collect();
        let mut imports: Vec<_> =
            module.imports.iter().map(|import| format!("{}.{}", import.module, import.name)).collect();
        functions.sort();
        imports.sort();
        Ok((functions, imports))
    }

    #[test]
    fn what_is_reached_only_through_a_door_goes_up() -> Result<()> {
        let halves = Halves::of(&module(), &["door"])?;
        let (functions, imports) = contents(&halves.lower)?;
        assert_eq!(functions, ["door", "pointed", "report", "shared"], "the door is a call through the table there");
        assert!(imports.is_empty());
        let (functions, imports) = contents(&halves.upper)?;
        assert_eq!(functions, ["behind", "door"]);
        assert_eq!(imports, ["lower.f0", "lower.g0", "lower.table"], "no memory: nothing here uses it");
        Ok(())
    }

    #[test]
    fn the_upper_module_fills_the_places_after_those_of_the_lower_one() -> Result<()> {
        let halves = Halves::of(&module(), &["door"])?;
        for (bytes, place) in [(halves.lower, 1), (halves.upper, 2)] {
            let module = Module::from_buffer(&bytes)?;
            let table = module.tables.main_function_table()?.context("a table")?;
            assert_eq!((module.tables.get(table).initial, module.tables.get(table).maximum), (3, Some(3)));
            let offsets: Vec<_> = module.elements.iter().map(|element| format!("{:?}", element.kind)).collect();
            assert!(matches!(&offsets[..], [only] if only.contains(&format!("I32({place})"))), "{offsets:?}");
        }
        Ok(())
    }

    #[test]
    fn a_door_that_is_not_there_is_an_error() {
        let error = Halves::of(&module(), &["window"]).err().map(|error| error.to_string());
        assert_eq!(error.as_deref(), Some("no function window is in the module: is it inlined?"));
    }
}
