//! Which texts of the documents are names, and the lists of the engine that they come from.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Map, Value, json};

use crate::agreement::{AccrualReinstatement, AgreementStatus, EarlyCompletion, PaymentState, WaiverReinstatement};
use crate::budget::{Category, FindingKind, IncomeCertainty};
use crate::case::AssumptionCertainty;
use crate::casework::{ChainFault, Purpose, State};
use crate::component::Component;
use crate::delinquency::{Bucket, Classification, RepairObstacle};
use crate::frequency::Frequency;
use crate::hardship::Hardship;
use crate::offer::{Class, Concession, DeferralDue, LimitObstacle, Placed, PlanKind, WaivedWhen};
use crate::rulebook::{Binding, Channel, Lender, Outcome, Person, Product, RecordKind};
use crate::supporting_document::SupportingDocument;
use crate::terms::{LOAN_PRESETS, PRESETS};

/// A list of names: what it is called among the definitions, what it is, and the names with a space between two.
pub(super) struct Names {
    name: &'static str,
    about: &'static str,
    list: fn() -> String,
}

/// A type, a key of it, and the names that the texts under that key may be.
type Place = (&'static str, &'static str, &'static Names);

macro_rules! names_of {
    ($($constant:ident = $name:literal, $about:literal, $list:expr;)+) => {
        $(static $constant: Names = Names { name: $name, about: $about, list: $list };)+
    };
}

names_of! {
    CARD_PRESET = "CardPreset", "An issuer whose usual terms are known.",
        || spaced(PRESETS.iter().map(|preset| preset.name));
    LOAN_PRESET = "LoanPreset", "A loan product whose usual overdue terms are known.",
        || spaced(LOAN_PRESETS.iter().map(|preset| preset.name));
    COMPONENT = "Component", "What an amount owed is made up of.", || spaced(Component::ALL.iter().map(|one| one.name()));
    COMPONENT_OR_CLASS = "ComponentOrClass", "A component, or all components of a class.", || {
        format!("{} principal fee", (COMPONENT.list)())
    };
    RATIO = "MinimumRatio", "A component or class, or the day from which a row of ratios is in force.", || {
        format!("from {}", (COMPONENT_OR_CLASS.list)())
    };
    CATEGORY = "SpendingCategory", "What essential spending is for.", || Category::KEYS.to_owned();
    CERTAINTY = "IncomeCertainty", "How certain an income is.", || IncomeCertainty::KEYS.to_owned();
    ASSUMED = "AssumptionCertainty", "How sure a value is that a report rests on.", || AssumptionCertainty::KEYS.to_owned();
    FREQUENCY = "Frequency", "How often something is paid.", || Frequency::KEYS.to_owned();
    HARDSHIP = "Hardship", "Why it is hard to pay.", || Hardship::KEYS.to_owned();
    CONCESSION = "Concession", "Something that a plan can give up.", || Concession::KEYS.to_owned();
    ITEM = "ProposalItem", "Something that a proposal can ask for: a concession, the kind of plan, or an amount a month.", || {
        format!("{} kind monthly", Concession::KEYS)
    };
    KIND = "PlanKind", "A kind of plan.", || PlanKind::KEYS.to_owned();
    CLASS = "OwedClass", "A class of what is owed, as a plan treats it.", || Class::KEYS.to_owned();
    PLACED = "Placed", "Where a plan puts a class of what is owed.", || Placed::KEYS.to_owned();
    DEFERRAL_DUE = "DeferralDue", "When the interest of a deferral is due.", || DeferralDue::KEYS.to_owned();
    WAIVED_WHEN = "WaivedWhen", "When something is waived.", || WaivedWhen::KEYS.to_owned();
    ACCRUAL = "PlanAccrual", "What earns interest during a plan.", || "frozen continued planRate".to_owned();
    PROFILE = "RepaymentProfile", "How the payments of a plan run.", || {
        "level equalPrincipal interestOnly stepUp principalFirst balloon".to_owned()
    };
    SUPPORTING_DOCUMENT = "SupportingDocument", "A document that a plan may ask for.", || SupportingDocument::KEYS.to_owned();
    PRODUCT = "Product", "A product, as rules tell them apart.", || Product::KEYS.to_owned();
    LENDER = "Lender", "A kind of lender, as rules tell them apart.", || Lender::KEYS.to_owned();
    CLASSIFICATION = "Classification", "The five classes, best first.", || Classification::KEYS.to_owned();
    CLASSIFIED_BY = "ClassifiedBy", "The ladder of days past due that classifies.", || {
        "order2023 cardLadder2011 stricter own".to_owned()
    };
    BILLED = "BilledBy", "Which statement billed something.", || crate::balance::Billed::KEYS.to_owned();
    BUCKET = "Bucket", "How late an account is, in months.", || Bucket::KEYS.to_owned();
    CHANNEL = "Channel", "How somebody is contacted.", || Channel::KEYS.to_owned();
    PERSON = "Person", "Who is contacted.", || Person::KEYS.to_owned();
    RECORD_KIND = "RecordKind", "Something that must be kept.", || RecordKind::KEYS.to_owned();
    STATE = "CaseState", "Where a case stands.", || State::KEYS.to_owned();
    CHAIN_FAULT = "ChainFault", "What was done to a record.", || ChainFault::KEYS.to_owned();
    PURPOSE = "DocumentPurpose", "What a document is to show.", || Purpose::KEYS.to_owned();
    FORM = "AgreementForm", "How an agreement was made.", || "written oral".to_owned();
    EARLY = "EarlyCompletion", "What paying everything early costs.", || EarlyCompletion::KEYS.to_owned();
    WAIVER_REINSTATEMENT = "WaiverReinstatement", "What becomes of waived amounts after a breach.", || WaiverReinstatement::KEYS.to_owned();
    ACCRUAL_REINSTATEMENT = "AccrualReinstatement", "What accrues after a breach.", || AccrualReinstatement::KEYS.to_owned();
    LANGUAGE = "LanguageCode", "A language of the engine.", || "en zh".to_owned();
    STANDING = "AgreementStatus", "Where an agreement stands.", || AgreementStatus::KEYS.to_owned();
    PAYMENT_STATE = "PaymentState", "Where a payment stands.", || PaymentState::KEYS.to_owned();
    FINDING = "FindingKind", "What there is to look at twice in a budget.", || FindingKind::KEYS.to_owned();
    OBSTACLE = "ObstacleKey", "What speaks against a repair or a limit.", || {
        format!("{} {}", RepairObstacle::KEYS, LimitObstacle::KEYS)
    };
    OUTCOME = "VerdictOutcome", "What a rule says.", || Outcome::KEYS.to_owned();
    BINDING = "RuleBinding", "Whether a rule must be kept.", || Binding::KEYS.to_owned();
    KNOWN = "RuleCertainty", "How well a rule's text is known.", || crate::rulebook::RuleCertainty::KEYS.to_owned();
    PERIOD = "RatePeriod", "The period of a rate.", || "daily monthly annual".to_owned();
    REASON = "RefusalReason", "Why a kind of plan cannot be offered.", || {
        "notEligible unlawful aboveCapacity aboveLumpSum tooEarly recoversTooLittle searchTooLarge".to_owned()
    };
    NEAREST = "NearestKind", "What would have to be otherwise.", || "affordableFrom lumpSumFrom periods".to_owned();
    ANSWER = "ProposalAnswer", "How a proposal is answered.", || "accept counter refuse".to_owned();
    CHANGED = "ChangedAmount", "A component, or another amount that knowledge changes.", || {
        let others = "credit accruedInterest accruedPenaltyInterest accruedCompoundInterest accruedJudgmentInterest payoff";
        format!("{} {others}", (COMPONENT.list)())
    };
    LINE = "LineKind", "What a line says.", || {
        "charge part settlement lateFee interest compoundInterest judgmentInterest accrued retroactiveInterest due accelerated repaid event statement \
         interestFreePeriodKept interestFreePeriodLost assertion payment refund waiver conversion earlyRepayment credit"
            .to_owned()
    };
    HAPPENING = "RecordedKind", "What a record is of.", || "step contact consent supportingDocument kept note".to_owned();
}

/// Where the names of the case document stand.
pub(super) const CASE: &[Place] = &[
    ("AcceptShape", "early", &EARLY),
    ("AcceptShape", "form", &FORM),
    ("AcceptShape", "kind", &KIND),
    ("AllocationShape", "current", &COMPONENT_OR_CLASS),
    ("AllocationShape", "longOverdue", &COMPONENT_OR_CLASS),
    ("AllocationShape", "overdue", &COMPONENT_OR_CLASS),
    ("ApplicantShape", "hardship", &HARDSHIP),
    ("CapacityPolicyShape", "requires", &CATEGORY),
    ("CardTermsShape", "preset", &CARD_PRESET),
    ("CaseworkShape", "hardship", &HARDSHIP),
    ("ClauseShape", "accrual", &ACCRUAL_REINSTATEMENT),
    ("ClauseShape", "waived", &WAIVER_REINSTATEMENT),
    ("ContactShape", "channel", &CHANNEL),
    ("ContactShape", "person", &PERSON),
    ("DebtShape", "every", &FREQUENCY),
    ("DeferralShape", "due", &DEFERRAL_DUE),
    ("EligibilityShape", "hardship", &HARDSHIP),
    ("EligibilityShape", "products", &PRODUCT),
    ("EventShape", "component", &COMPONENT_OR_CLASS),
    ("EventShape", "components", &COMPONENT_OR_CLASS),
    ("IncomeShape", "certainty", &CERTAINTY),
    ("IncomeShape", "every", &FREQUENCY),
    ("KindShape", "accrual", &ACCRUAL),
    ("KindShape", "supportingDocuments", &SUPPORTING_DOCUMENT),
    ("KindShape", "frequency", &FREQUENCY),
    ("KindShape", "kind", &KIND),
    ("KindShape", "place", &PLACED),
    ("LawShape", "lender", &LENDER),
    ("LawShape", "product", &PRODUCT),
    ("LimitPolicyShape", "worstClassification", &CLASSIFICATION),
    ("LoanAllocationShape", "order", &COMPONENT_OR_CLASS),
    ("LoanOpeningShape", "frozen", &COMPONENT),
    ("LoanTermsShape", "preset", &LOAN_PRESET),
    ("OpeningAmountShape", "component", &COMPONENT),
    ("CardOpeningShape", "frozen", &COMPONENT),
    ("OpeningJudgmentShape", "components", &COMPONENT_OR_CLASS),
    ("OpeningPostingShape", "component", &COMPONENT),
    ("OtherAccountShape", "classification", &CLASSIFICATION),
    ("PolicyShape", "concessions", &CONCESSION),
    ("ProposalShape", "kind", &KIND),
    ("RecordShape", "channel", &CHANNEL),
    ("RecordShape", "supportingDocument", &SUPPORTING_DOCUMENT),
    ("RecordShape", "person", &PERSON),
    ("RecordShape", "record", &RECORD_KIND),
    ("RecordShape", "to", &STATE),
    ("SpendingShape", "category", &CATEGORY),
    ("SpendingShape", "every", &FREQUENCY),
    ("WaiverShape", "when", &WAIVED_WHEN),
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
    ("AssumptionShape", "certainty", &ASSUMED),
    ("BorrowerShape", "bucket", &BUCKET),
    ("BorrowerShape", "classification", &CLASSIFICATION),
    ("ChainShape", "status", &STANDING),
    ("ChangeShape", "of", &CHANGED),
    ("ChangeShape2", "term", &ITEM),
    ("ChecklistShape", "hardship", &HARDSHIP),
    ("ClassAmountShape", "class", &CLASS),
    ("ComponentShape", "component", &COMPONENT),
    ("DelinquencyShape", "bucket", &BUCKET),
    ("DelinquencyShape", "classificationRules", &CLASSIFIED_BY),
    ("DelinquencyShape", "classification", &CLASSIFICATION),
    ("PageShape", "language", &LANGUAGE),
    ("FindingShape", "kind", &FINDING),
    ("FollowUpShape", "status", &STANDING),
    ("ItemShape", "term", &ITEM),
    ("LawReport", "lender", &LENDER),
    ("LawReport", "product", &PRODUCT),
    ("OfferTermsShape", "accrual", &ACCRUAL),
    ("OfferTermsShape", "deferralDue", &DEFERRAL_DUE),
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
    ("OfferShape", "supportingDocuments", &SUPPORTING_DOCUMENT),
    ("OfferShape", "kind", &KIND),
    ("OfferShape", "classificationAfterSigning", &CLASSIFICATION),
    ("OffersReportShape", "classificationRules", &CLASSIFIED_BY),
    ("PaymentShape", "state", &PAYMENT_STATE),
    ("LoanSegmentShape", "period", &PERIOD),
    ("PlacedShape", "class", &CLASS),
    ("PlacedShape", "place", &PLACED),
    ("PaymentApplicationShape", "component", &COMPONENT),
    ("RecordOut", "channel", &CHANNEL),
    ("RecordOut", "supportingDocument", &SUPPORTING_DOCUMENT),
    ("RecordOut", "kind", &HAPPENING),
    ("RecordOut", "person", &PERSON),
    ("RecordOut", "record", &RECORD_KIND),
    ("RecordOut", "to", &STATE),
    ("LoanOpeningReport", "frozen", &COMPONENT),
    ("OpeningAmountReport", "component", &COMPONENT),
    ("OpeningJudgmentReport", "components", &COMPONENT),
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

fn spaced(names: impl Iterator<Item = &'static str>) -> String {
    names.collect::<Vec<_>>().join(" ")
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
        if let Some(part) = schema.pointer_mut(&format!("/$defs/{definition}/properties/{key}")) {
            at(part, &reference);
        }
        let list: Vec<String> = (names.list)().split_whitespace().map(ToString::to_string).collect();
        lists.insert(names.name.to_string(), json!({ "type": "string", "enum": list, "description": names.about }));
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
    use crate::wire::schema::{report_schema, schema};

    #[test]
    fn every_list_is_referred_to_where_it_should_be() {
        for (text, places, keys) in [(schema(), CASE, CASE_KEYS), (report_schema(), REPORT, &[][..])] {
            let schema: Value = serde_json::from_str(&text).unwrap();
            for (definition, key, names) in places.iter().chain(keys) {
                let (whole, wanted) = (&schema["$defs"][definition], format!("#/$defs/{}\"", names.name));
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
        let names = |list: &str| -> Vec<String> {
            schema["$defs"][list]["enum"].as_array().unwrap().iter().map(|name| name.as_str().unwrap().into()).collect()
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
