//! The step of a case from one state to another.

// Semantics: [case-1].

use super::{CaseworkError, State, Transition};

impl State {
    /// The step from here to `to`.
    ///
    /// # Errors
    /// [`CaseworkError::Forbidden`], whose text says what is allowed:
    /// ```
    /// use arrears::casework::State;
    /// assert_eq!(State::Opened.step(State::Contacted).unwrap().reason.to_string(), "the debtor was reached");
    /// assert_eq!(
    ///     State::Agreed.step(State::Completed).unwrap_err().to_string(),
    ///     "`agreed` does not lead to `completed`, allowed from there: inFollowUp settled withdrawn breachedToCollection \
    ///      disputed complaint mediation"
    /// );
    /// assert_eq!(
    ///     State::Settled.step(State::Opened).unwrap_err().to_string(),
    ///     "`settled` does not lead to `opened`, allowed from there: nothing, the case is closed"
    /// );
    /// ```
    pub fn step(self, to: Self) -> Result<&'static Transition, CaseworkError> {
        self.next().find(|step| step.to == to).ok_or(CaseworkError::Forbidden { from: self, to })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::TRANSITIONS;
    use alloc::collections::BTreeSet;
    use alloc::string::ToString;

    /// All 361 pairs: a listed one is allowed with its own reason, any other refused with what is allowed instead.
    #[test]
    fn every_pair_is_allowed_once_or_refused() {
        let mut allowed = 0;
        for from in State::ALL {
            for to in State::ALL {
                let listed = TRANSITIONS.iter().filter(|step| (step.from, step.to) == (*from, *to)).count();
                match from.step(*to) {
                    Ok(step) => {
                        assert_eq!((listed, step.from, step.to), (1, *from, *to));
                        assert!(!step.reason.to_string().is_empty());
                        allowed += 1;
                    }
                    Err(error) => {
                        assert_eq!((listed, error), (0, CaseworkError::Forbidden { from: *from, to: *to }));
                        let text = error.to_string();
                        assert!(text.contains(from.key()) && text.contains(to.key()), "{text}");
                        assert!(from.next().all(|step| text.contains(step.to.key())), "{text}");
                    }
                }
            }
        }
        assert_eq!(allowed, TRANSITIONS.len());
    }

    #[test]
    fn every_state_is_reached_and_every_open_one_can_close() {
        let mut reached = BTreeSet::from([State::Opened]);
        let mut closing: BTreeSet<State> = State::ALL.iter().copied().filter(|state| state.is_closed()).collect();
        for _ in State::ALL {
            for step in TRANSITIONS {
                if reached.contains(&step.from) {
                    reached.insert(step.to);
                }
                if closing.contains(&step.to) {
                    closing.insert(step.from);
                }
            }
        }
        assert_eq!((reached.len(), closing.len()), (State::ALL.len(), State::ALL.len()));
        assert!(State::ALL.iter().all(|state| state.is_closed() == (state.next().count() == 0)));
    }

    /// A debtor with an agreement cannot leave through a door meant for those who only asked for one.
    #[test]
    fn an_agreement_in_force_ends_by_its_own_ways() {
        for state in [State::InFollowUp, State::Renegotiating] {
            assert!(state.has_agreement());
            assert!(state.step(State::Withdrawn).is_err() && state.step(State::Refused).is_err());
        }
    }
}
