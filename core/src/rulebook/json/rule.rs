use super::kind::rule_kind;
use super::object::{At, Object, text, words};
use crate::rulebook::{
    Binding, InForce, LegalSource, Lender, LoadError, PlanCategory, Product, Rule, RuleCertainty, Scope,
};
use crate::{Currency, Date};
use alloc::borrow::ToOwned;
use alloc::vec::Vec;

pub(super) fn rule(at: At<'_>, currency: Currency) -> Result<Rule, LoadError> {
    let rule = Object::new(at, "id source limits from to binding certainty applies kind values")?;
    Ok(Rule {
        id: rule.need("id")?.text()?.to_owned(),
        source: source(rule.need("source")?)?,
        limits: text(rule.need("limits")?)?,
        in_force: InForce {
            from: rule.need("from")?.parse(Date::parse)?,
            to: rule.get("to").map(|to| to.parse(Date::parse)).transpose()?,
        },
        binding: rule.need("binding")?.word(Binding::from_key, Binding::KEYS)?,
        certainty: rule.need("certainty")?.word(RuleCertainty::from_key, RuleCertainty::KEYS)?,
        scope: scope(rule.get("applies"))?,
        kind: rule_kind(rule.need("kind")?, rule.need("values")?, currency)?,
    })
}

fn source(at: At<'_>) -> Result<LegalSource, LoadError> {
    let source = Object::new(at, "name article")?;
    Ok(LegalSource { name: text(source.need("name")?)?, article: source.get("article").map(text).transpose()? })
}

fn scope(at: Option<At<'_>>) -> Result<Scope, LoadError> {
    let Some(at) = at else {
        return Ok(Scope { products: Vec::new(), lenders: Vec::new(), plans: Vec::new() });
    };
    let scope = Object::new(at, "products lenders plans")?;
    Ok(Scope {
        products: words(scope.get("products"), Product::from_key, Product::KEYS)?,
        lenders: words(scope.get("lenders"), Lender::from_key, Lender::KEYS)?,
        plans: words(scope.get("plans"), PlanCategory::from_key, PlanCategory::KEYS)?,
    })
}
