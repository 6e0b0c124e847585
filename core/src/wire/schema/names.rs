//! Which texts of the documents are names, and the lists of the engine that they come from.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use schemars::JsonSchema;
use serde_json::{Map, Value, json};

use crate::agreement::{AgreementStatus, PaymentState};
use crate::balance::BilledBy;
use crate::budget::{Category, FindingKind, IncomeCertainty};
use crate::case::{AssumptionCertainty, CasePageKind, ContingentCharge, Disclosed, NormalCharge, PageFormat, PageKind};
use crate::casework::{ChainFault, Purpose, Relief, State};
use crate::cash_flow::Basis;
use crate::component::Component;
use crate::delinquency::{Bucket, Classification, RepairObstacle};
use crate::error::codes;
use crate::frequency::Frequency;
use crate::hardship::Hardship;
use crate::money::Currency;
use crate::offer::{
    Class, Concession, Condition, DeferralDue, FeeCharged, FirstPeriodInterest, LateFeeObstacle, LimitObstacle, Placed,
    PlanKind, WaivedWhen,
};
use crate::rulebook::{Binding, Channel, ContactPurpose, Lender, Outcome, Person, Product, RecordKind, RuleCertainty};
use crate::supporting_document::SupportingDocument;
use crate::terms::{LOAN_PRESETS, PRESETS};

/// A list of names: what it is called among the definitions, and its definition.
pub(super) struct Names {
    name: &'static str,
    schema: fn() -> Value,
}

/// A type (the document itself where empty), a key of it, and the names that the texts under that key may be.
type Place = (&'static str, &'static str, &'static Names);

macro_rules! names_of {
    ($($constant:ident = $name:literal, $about:literal, $list:expr;)+) => {
        $(static $constant: Names = Names { name: $name, schema: || listed($about, $list) };)+
    };
}

/// The values of an enum of the engine, each with what it means.
macro_rules! values_of {
    ($($constant:ident = $type:ident;)+) => {
        $(static $constant: Names = Names { name: stringify!($type), schema: values::<$type> };)+
    };
}

names_of! {
    CARD_PRESET = "CardPreset", "An issuer whose usual terms are known.",
        spaced(PRESETS.iter().map(|preset| preset.name));
    LOAN_PRESET = "LoanPreset", "A loan product whose usual overdue terms are known.",
        spaced(LOAN_PRESETS.iter().map(|preset| preset.name));
    COMPONENT = "Component", "What an amount owed is made up of.", components();
    COMPONENT_OR_CLASS = "ComponentOrClass", "A component, or all components of a class.", components_and_classes();
    RATIO = "MinimumRatio", "A component or class, or the day from which a row of ratios is in force.", {
        format!("from {}", components_and_classes())
    };
    CATEGORY = "SpendingCategory", "What essential spending is for.", Category::KEYS;
    CONCESSION = "Concession", "Something that a plan can give up.", Concession::KEYS;
    ITEM = "ProposalItem", "Something that a proposal can ask for: a concession, the kind of plan, or an amount a month.", {
        format!("{} kind monthly", Concession::KEYS)
    };
    CONSEQUENCE = "ConsequenceKey", "What a fact about being overdue is about.", {
        "creditRecord classification limitation criminalThreshold noCrime courtCut complaint"
    };
    DEADLINE = "DeadlinePurpose", "What paying by a day averts or keeps.", {
        "lateFee interestFreePeriod current bucket day91 creditRecord agreementPayment agreementBreach offer"
    };
    CLASS = "OwedClass", "A class of what is owed, as a plan treats it.", Class::KEYS;
    ACCRUAL = "PlanAccrual", "What earns interest during a plan.", "frozen continued planRate fee";
    PROFILE = "RepaymentProfile", "How the payments of a plan run.", {
        "level equalPrincipal fixed interestOnly stepUp principalFirst balloon"
    };
    CLASSIFIED_BY = "ClassifiedBy", "The ladder of days past due that classifies.", {
        "order2023 cardLadder2011 stricter own"
    };
    STATE = "CaseState", "Where a case stands.", State::KEYS;
    PURPOSE = "DocumentPurpose", "What a document is to show.", Purpose::KEYS;
    LANGUAGE = "LanguageCode", "A language of the engine.", "en zh";
    OBSTACLE = "ObstacleKey", "What speaks against a repair, a limit or a waiver.", {
        format!("{} {} {}", RepairObstacle::KEYS, LimitObstacle::KEYS, LateFeeObstacle::KEYS)
    };
    OUTCOME = "VerdictOutcome", "What a rule says.", Outcome::KEYS;
    BINDING = "RuleBinding", "Whether a rule must be kept.", Binding::KEYS;
    PERIOD = "RatePeriod", "The period of a rate.", "daily monthly annual";
    REASON = "RefusalReason", "Why a kind of plan cannot be offered.", {
        "notEligible unlawful aboveCapacity aboveLumpSum tooEarly recoversTooLittle searchTooLarge"
    };
    NEAREST = "NearestKind", "What would have to be otherwise.", "affordableFrom lumpSumFrom periods";
    ANSWER = "ProposalAnswer", "How a proposal is answered.", "accept counter refuse";
    CHANGED = "ChangedAmount", "A component, or another amount that knowledge changes.", {
        let others = "credit accruedInterest accruedPenaltyInterest accruedCompoundInterest accruedJudgmentInterest disputed payoff";
        format!("{} {others}", components())
    };
    CURRENCY = "CurrencyCode", "A currency of ISO 4217.", spaced(Currency::ALL.iter().map(|currency| currency.code()));
    ALLOWED_ACCRUAL = "AllowedAccrual", "What may earn interest during a plan.", "frozen continued planRate";
    CREDIT_SYMBOL = "CreditSymbol", "The status of a month in a credit report.", "N 1 2 3 4 5 6 7 M C *";
    ERROR_NAME = "ErrorName", "The name of an error's number.", spaced(codes().map(|(_, name)| name));
    LINE = "LineKind", "What a line says.", {
        "charge part settlement lateFee interest compoundInterest judgmentInterest accrued retroactiveInterest due accelerated repaid event statement \
         interestFreePeriodKept interestFreePeriodLost assertion payment refund waiver conversion earlyRepayment dispute credit \
         earlyRepaymentFee capped shortfallPassed chargeback"
    };
    HAPPENING = "RecordedKind", "What a record is of.", "step contact consent contactAgreement agency supportingDocument kept note";
}

values_of! {
    BILLED = BilledBy;
    NORMAL_CHARGE = NormalCharge;
    CONTINGENT_CHARGE = ContingentCharge;
    DISCLOSED = Disclosed;
    CONDITION = Condition;
    CERTAINTY = IncomeCertainty;
    ASSUMED = AssumptionCertainty;
    FREQUENCY = Frequency;
    HARDSHIP = Hardship;
    KIND = PlanKind;
    PLACED = Placed;
    DEFERRAL_DUE = DeferralDue;
    FEE_CHARGED = FeeCharged;
    FIRST_PERIOD = FirstPeriodInterest;
    WAIVED_WHEN = WaivedWhen;
    SUPPORTING_DOCUMENT = SupportingDocument;
    PRODUCT = Product;
    LENDER = Lender;
    CLASSIFICATION = Classification;
    BUCKET = Bucket;
    CHANNEL = Channel;
    CONTACT_PURPOSE = ContactPurpose;
    RELIEF = Relief;
    PERSON = Person;
    RECORD_KIND = RecordKind;
    CHAIN_FAULT = ChainFault;
    STANDING = AgreementStatus;
    PAYMENT_STATE = PaymentState;
    FINDING = FindingKind;
    KNOWN = RuleCertainty;
    PAGE = PageKind;
    CASE_PAGE = CasePageKind;
    FORMAT = PageFormat;
    BASIS = Basis;
}

/// Where the names of the case document stand.
pub(super) const CASE: &[Place] = &[
    ("AccountLawShape", "product", &PRODUCT),
    ("AllocationShape", "current", &COMPONENT_OR_CLASS),
    ("AllocationShape", "longOverdue", &COMPONENT_OR_CLASS),
    ("AllocationShape", "overdue", &COMPONENT_OR_CLASS),
    ("CapacityPolicyShape", "requires", &CATEGORY),
    ("CardTermsShape", "interestBearing", &COMPONENT_OR_CLASS),
    ("CardTermsShape", "currency", &CURRENCY),
    ("CardTermsShape", "preset", &CARD_PRESET),
    ("EventShape", "component", &COMPONENT_OR_CLASS),
    ("EventShape", "components", &COMPONENT_OR_CLASS),
    ("KindShape", "accrual", &ALLOWED_ACCRUAL),
    ("LawShape", "product", &PRODUCT),
    ("LoanAllocationShape", "order", &COMPONENT_OR_CLASS),
    ("LoanTermsShape", "currency", &CURRENCY),
    ("LoanOpeningShape", "frozen", &COMPONENT),
    ("LoanTermsShape", "preset", &LOAN_PRESET),
    ("OpeningAmountShape", "component", &COMPONENT),
    ("OpeningMetShape", "component", &COMPONENT),
    ("CardOpeningShape", "frozen", &COMPONENT),
    ("OpeningJudgmentShape", "components", &COMPONENT_OR_CLASS),
    ("OpeningPostingShape", "component", &COMPONENT),
    ("PolicyShape", "concessions", &CONCESSION),
    ("PolicyShape", "currency", &CURRENCY),
    ("RecordShape", "to", &STATE),
    ("ShareShape", "of", &COMPONENT_OR_CLASS),
    ("SpendingShape", "category", &CATEGORY),
    ("CasePageShape", "language", &LANGUAGE),
    ("WantedShape", "language", &LANGUAGE),
];

/// Where the keys of an object are names.
pub(super) const CASE_KEYS: &[Place] = &[
    ("CapacityPolicyShape", "counting", &CERTAINTY),
    ("KindShape", "place", &CLASS),
    ("KindShape", "waive", &CLASS),
    ("MinimumShape", "ratios", &RATIO),
    ("ProposalShape", "waive", &CLASS),
];

/// Where the names of the report stand.
pub(super) const REPORT: &[Place] = &[
    ("", "currency", &CURRENCY),
    ("AssumptionShape", "certainty", &ASSUMED),
    ("BorrowerShape", "bucket", &BUCKET),
    ("BorrowerShape", "classification", &CLASSIFICATION),
    ("CasePageReport", "format", &FORMAT),
    ("CasePageReport", "kind", &CASE_PAGE),
    ("CasePageReport", "language", &LANGUAGE),
    ("ChainShape", "status", &STANDING),
    ("ChangeShape", "of", &CHANGED),
    ("ChangeShape2", "term", &ITEM),
    ("ApplicationReport", "hardship", &HARDSHIP),
    ("ApplicationReport", "supportingDocuments", &SUPPORTING_DOCUMENT),
    ("AskShape", "key", &RELIEF),
    ("AttachedShape", "anyOf", &SUPPORTING_DOCUMENT),
    ("AttachedShape", "metBy", &SUPPORTING_DOCUMENT),
    ("AttachedShape", "purpose", &PURPOSE),
    ("ChecklistShape", "hardship", &HARDSHIP),
    ("ClassAmountShape", "class", &CLASS),
    ("ComponentShape", "component", &COMPONENT),
    ("ChargeShape", "charge", &NORMAL_CHARGE),
    ("ConsequenceShape", "about", &CONSEQUENCE),
    ("ContingentShape", "charge", &CONTINGENT_CHARGE),
    ("CostDisclosureShape", "about", &DISCLOSED),
    ("CostDisclosureShape", "kind", &KIND),
    ("ConsequenceShape", "certainty", &KNOWN),
    ("CreditMonthShape", "symbol", &CREDIT_SYMBOL),
    ("DeadlineShape", "bucket", &BUCKET),
    ("DeadlineShape", "kind", &KIND),
    ("DeadlineShape", "purpose", &DEADLINE),
    ("DelinquencyShape", "bucket", &BUCKET),
    ("DelinquencyShape", "classificationRules", &CLASSIFIED_BY),
    ("DelinquencyShape", "classification", &CLASSIFICATION),
    ("PageShape", "format", &FORMAT),
    ("PageShape", "kind", &PAGE),
    ("PageShape", "language", &LANGUAGE),
    ("FindingShape", "kind", &FINDING),
    ("FollowUpShape", "status", &STANDING),
    ("ItemShape", "term", &ITEM),
    ("LawReport", "lender", &LENDER),
    ("LawReport", "product", &PRODUCT),
    ("OfferTermsShape", "accrual", &ACCRUAL),
    ("OfferTermsShape", "bearing", &CLASS),
    ("OfferTermsShape", "deferralDue", &DEFERRAL_DUE),
    ("OfferTermsShape", "feeCharged", &FEE_CHARGED),
    ("OfferTermsShape", "firstPeriod", &FIRST_PERIOD),
    ("OfferTermsShape", "frequency", &FREQUENCY),
    ("OfferTermsShape", "profile", &PROFILE),
    ("LineShape", "component", &COMPONENT),
    ("LineShape", "kind", &LINE),
    ("NearestShape", "kind", &NEAREST),
    ("NeededShape", "anyOf", &SUPPORTING_DOCUMENT),
    ("NeededShape", "metBy", &SUPPORTING_DOCUMENT),
    ("NeededShape", "purpose", &PURPOSE),
    ("ObstacleShape", "key", &OBSTACLE),
    ("OfferShape", "conceded", &CONCESSION),
    ("OfferShape", "conditionalOn", &SUPPORTING_DOCUMENT),
    ("OfferShape", "supportingDocuments", &SUPPORTING_DOCUMENT),
    ("OfferShape", "kind", &KIND),
    ("OfferShape", "classificationAfterSigning", &CLASSIFICATION),
    ("OffersReportShape", "classificationRules", &CLASSIFIED_BY),
    ("PaymentShape", "state", &PAYMENT_STATE),
    ("LoanSegmentShape", "period", &PERIOD),
    ("PlacedShape", "class", &CLASS),
    ("PlacedShape", "place", &PLACED),
    ("PaymentApplicationShape", "component", &COMPONENT),
    ("ReferenceRateShape", "certainty", &KNOWN),
    ("RecordOut", "channel", &CHANNEL),
    ("RecordOut", "supportingDocument", &SUPPORTING_DOCUMENT),
    ("RecordOut", "kind", &HAPPENING),
    ("RecordOut", "person", &PERSON),
    ("RecordOut", "purpose", &CONTACT_PURPOSE),
    ("RecordOut", "record", &RECORD_KIND),
    ("RecordOut", "to", &STATE),
    ("RateShape", "basis", &BASIS),
    ("RefusalShape", "condition", &CONDITION),
    ("LoanOpeningReport", "frozen", &COMPONENT),
    ("OpeningAmountReport", "component", &COMPONENT),
    ("OpeningDisputeReport", "billed", &BILLED),
    ("OpeningJudgmentReport", "components", &COMPONENT),
    ("OpeningMetReport", "component", &COMPONENT),
    ("OpeningPostingReport", "billed", &BILLED),
    ("OpeningPostingReport", "component", &COMPONENT),
    ("OpeningReportShape", "frozen", &COMPONENT),
    ("RefusalShape", "kind", &KIND),
    ("RefusalShape", "reason", &REASON),
    ("RoundShape", "answer", &ANSWER),
    ("StateShape", "key", &STATE),
    ("StepShape", "to", &STATE),
    ("VerdictShape", "binding", &BINDING),
    ("VerdictShape", "certainty", &KNOWN),
    ("VerdictShape", "outcome", &OUTCOME),
    ("VerdictShape2", "outcome", &OUTCOME),
    ("VerificationShape", "fault", &CHAIN_FAULT),
    ("WaivedShape", "class", &CLASS),
    ("WaivedShape", "when", &WAIVED_WHEN),
];

/// Where the names of an error stand.
pub(super) const ERROR: &[Place] = &[("ErrorShape", "name", &ERROR_NAME)];

fn spaced(names: impl Iterator<Item = &'static str>) -> String {
    names.collect::<Vec<_>>().join(" ")
}

fn components() -> String {
    spaced(Component::ALL.iter().map(|one| one.name()))
}

fn components_and_classes() -> String {
    format!("{} principal fee", components())
}

/// One of the names, a space between two.
fn listed(about: &str, names: impl AsRef<str>) -> Value {
    let mut each: Vec<&str> = Vec::new();
    for name in names.as_ref().split_whitespace() {
        if !each.contains(&name) {
            each.push(name);
        }
    }
    json!({ "type": "string", "enum": each, "description": about })
}

/// One of the values of a type.
fn values<T: JsonSchema>() -> Value {
    let mut schema = schemars::schema_for!(T).to_value();
    if let Some(schema) = schema.as_object_mut() {
        schema.remove("$schema");
        schema.remove("title");
    }
    schema
}

/// Says of the texts at the places given which names they are, and of the objects at others which names their keys are.
pub(super) fn enumerate(schema: &mut Value, places: &[Place], keys: &[Place]) {
    let mut lists = Map::new();
    say(schema, places, named, &mut lists);
    say(schema, keys, keyed, &mut lists);
    if let Some(definitions) = schema.get_mut("$defs").and_then(Value::as_object_mut) {
        definitions.append(&mut lists);
    }
}

/// Says it at each place, and adds the lists referred to.
fn say(schema: &mut Value, places: &[Place], at: impl Fn(&mut Value, &Value), lists: &mut Map<String, Value>) {
    for (definition, key, names) in places {
        let reference = json!({ "$ref": format!("#/$defs/{}", names.name) });
        let object = if definition.is_empty() { String::new() } else { format!("/$defs/{definition}") };
        if let Some(part) = schema.pointer_mut(&format!("{object}/properties/{key}")) {
            at(part, &reference);
        }
        lists.insert(names.name.to_string(), (names.schema)());
    }
}

/// A text, or a text within lists or under keys, becomes a name.
fn named(part: &mut Value, reference: &Value) {
    let Some(object) = part.as_object_mut() else { return };
    for inner in ["items", "additionalProperties"] {
        if let Some(inner) = object.get_mut(inner).filter(|inner| inner.is_object()) {
            return named(inner, reference);
        }
    }
    match object.remove("type") {
        Some(Value::Array(_)) => object.insert("anyOf".to_string(), json!([reference, { "type": "null" }])),
        _ => object.insert("$ref".to_string(), reference.get("$ref").cloned().unwrap_or_default()),
    };
}

/// The keys of an object, or of the objects of a list, become names.
fn keyed(part: &mut Value, reference: &Value) {
    let Some(object) = part.as_object_mut() else { return };
    match object.get_mut("items") {
        Some(items) => keyed(items, reference),
        None => {
            object.insert("propertyNames".to_string(), reference.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::schema::{error_schema, report_schema, schema};

    #[test]
    fn every_list_is_referred_to_where_it_should_be() {
        for (text, places, keys) in
            [(schema(), CASE, CASE_KEYS), (report_schema(), REPORT, &[][..]), (error_schema(), ERROR, &[])]
        {
            let schema: Value = serde_json::from_str(&text).unwrap();
            for (definition, key, names) in places.iter().chain(keys) {
                let whole = if definition.is_empty() { &schema } else { &schema["$defs"][definition] };
                let wanted = format!("#/$defs/{}\"", names.name);
                // Of a type that is split by its kinds, the key stands in some of them.
                let objects: Vec<&Value> = whole["oneOf"].as_array().map_or([whole].into(), |all| all.iter().collect());
                let found = objects.iter().filter_map(|object| object["properties"].get(*key));
                assert!(found.clone().count() > 0, "{definition} has no {key}");
                for property in found {
                    assert!(property.to_string().contains(&wanted), "{definition}.{key}: {property}");
                }
            }
        }
    }

    #[test]
    fn a_list_has_every_name_that_the_engine_knows() {
        let schema: Value = serde_json::from_str(&schema()).unwrap();
        // A list of the tables, or a type of the engine whose values are described one by one.
        let names = |list: &str| -> Vec<String> {
            let of_list = &schema["$defs"][list];
            let each = of_list["enum"].as_array().or_else(|| of_list["oneOf"].as_array()).unwrap();
            each.iter().map(|name| name.as_str().or_else(|| name["const"].as_str()).unwrap().into()).collect()
        };
        assert!(names("CardPreset").iter().all(|name| crate::terms::Issuer::from_name(name).is_some()));
        assert_eq!(names("CardPreset").len(), PRESETS.len());
        assert!(names("LoanPreset").iter().all(|name| crate::terms::LoanProduct::from_name(name).is_some()));
        assert_eq!(names("LoanPreset").len(), LOAN_PRESETS.len());
        assert!(names("Concession").iter().map(|name| Concession::from_key(name)).eq(Concession::ALL.map(Some)));
        assert!(
            names("Hardship").iter().map(|name| Hardship::from_key(name)).eq(Hardship::ALL.iter().copied().map(Some))
        );
        assert!(
            names("PlanKind").iter().map(|name| PlanKind::from_key(name)).eq(PlanKind::ALL.iter().copied().map(Some))
        );
        let components = names("ComponentOrClass").len();
        assert_eq!(components, Component::COUNT + 2);
    }
}
