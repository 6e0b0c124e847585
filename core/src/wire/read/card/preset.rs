//! What a card's terms rest on where a preset's values are only likely: which keys the document gives.

// Semantics: [card-32] [value-16].

use alloc::vec::Vec;

use super::CardTermsShape;
use crate::case::{Assumption, GivenTerms, preset_assumptions};
use crate::json::Of;
use crate::terms::Issuer;

/// The values of a preset that stand for keys not given, where they are not confirmed.
pub(in crate::wire::read) fn assumptions(terms: Of<'_, CardTermsShape>) -> Vec<Assumption> {
    let Some(issuer) = terms.preset().given().and_then(|name| Issuer::from_name(name.text())) else {
        return Vec::new();
    };
    let given = GivenTerms {
        due: terms.due().is_given(),
        purchase_rates: terms.purchase_rates().is_given(),
        late_payment_grace_days: terms.late_payment_grace_days().is_given(),
        tolerance: terms.tolerance().is_given(),
        interest_base: terms.interest_base().is_given(),
        late_fees: terms.late_fees().is_given(),
        minimum: terms.minimum().is_given(),
        minimum_interest: terms.minimum_interest().is_given(),
        allocation: terms.allocation().is_given(),
    };
    preset_assumptions(issuer, &given)
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;
    use crate::json::Shaped;
    use crate::terms::PRESETS;
    use crate::wire::read::node;

    fn told(terms: &str) -> Vec<Assumption> {
        let tree = node::read(terms, &CardTermsShape::SHAPE).unwrap();
        assumptions(Of::root(&tree))
    }

    /// Whoever writes down what was assumed gets the same terms, and nothing is assumed any more.
    #[test]
    fn values_are_written_as_a_document_writes_them() {
        for preset in PRESETS {
            let mut written = format!(
                r#"{{"preset":"{}","opened":"2023-03-06","statementDay":5,"due":{{"rule":"daysAfterStatement","days":20}}"#,
                preset.name
            );
            let before = format!("{written}}}");
            let tree = node::read(&before, &CardTermsShape::SHAPE).unwrap();
            let expected = super::super::card_terms(Of::root(&tree), None).unwrap();
            for assumption in told(&before) {
                let key = assumption.key().strip_prefix("account.terms.").unwrap();
                let value = assumption.given_value().unwrap();
                match key {
                    "minimum.ratios" => written.push_str(&format!(r#","minimum":{{"ratios":{value}}}"#)),
                    key => written.push_str(&format!(r#","{key}":{value}"#)),
                }
            }
            written.push('}');
            assert_eq!(told(&written), [], "{written}");
            let tree = node::read(&written, &CardTermsShape::SHAPE).unwrap();
            assert_eq!(super::super::card_terms(Of::root(&tree), None).unwrap(), expected, "{written}");
        }
    }

    #[test]
    fn of_a_card_without_a_preset_nothing_is_assumed() {
        assert_eq!(told(r#"{"opened":"2023-03-06","statementDay":5}"#), []);
    }
}
