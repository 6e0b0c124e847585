//! Every error of the library under one roof, with its number and its name.
//!
//! Each room has an error type of its own, small and `Copy`. [`Error`] takes them all, so that `?` works in a function that returns it. A number
//! ([`Error::code`]) belongs to one fault for good, in blocks of 100 a room; C, JavaScript and the JSON documents use the same.
//!
//! ```
//! use arrears::{Currency, Date, Error, Money};
//! fn first_due() -> Result<(Date, Money), Error> {
//!     Ok((Date::parse("2024-02-30")?, Money::parse("10.00", Currency::CNY)?))
//! }
//! let error = first_due().unwrap_err();
//! println!("{} {}: {error}", error.code(), error.name());
//! assert!(matches!(error, Error::Calendar(_)));
//! ```

mod text;

pub use text::ErrorText;

#[cfg(feature = "alloc")]
use crate::agreement::AgreementError;
use crate::balance::{ReplayError, ReplayFault};
use crate::budget::BudgetError;
use crate::calendar::CalendarError;
#[cfg(feature = "alloc")]
use crate::casework::{CaseworkError, RecordError};
use crate::cash_flow::CashFlowError;
#[cfg(feature = "alloc")]
use crate::choice::ChoiceError;
use crate::delinquency::DelinquencyError;
use crate::digest::DigestError;
#[cfg(feature = "alloc")]
use crate::document::DocumentError;
use crate::ledger::LedgerError;
use crate::money::MoneyError;
#[cfg(feature = "alloc")]
use crate::offer::{OfferError, PolicyError};
#[cfg(feature = "alloc")]
use crate::portfolio::PortfolioError;
use crate::rate::RateError;
#[cfg(feature = "alloc")]
use crate::rulebook::LoadError;
use crate::rulebook::RulebookError;
use crate::schedule::ScheduleError;
use crate::terms::TermsError;
use crate::words::{Language, UnknownKey};

/// Any error of the library.
///
/// ```
/// use arrears::{Currency, Error, Money};
/// let error = Error::from(Money::parse("1.001", Currency::CNY).unwrap_err());
/// assert_eq!((error.code(), error.name()), (101, "tooManyDecimals"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An amount is no number, out of range, of the wrong sign or of the wrong currency.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A rate or fraction is no number, out of range or for the wrong period.
    #[error(transparent)]
    Rate(#[from] RateError),
    /// A date or time does not exist, is out of range or cannot be read.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// Terms of a card or a loan contradict each other or are out of range.
    #[error(transparent)]
    Terms(#[from] TermsError),
    /// An event cannot stand in a ledger.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// A name that is none of a closed list.
    #[error(transparent)]
    Key(#[from] UnknownKey),
    /// An account cannot be replayed: the event and the reason.
    #[error(transparent)]
    Replay(#[from] ReplayError),
    /// A schedule cannot be laid out.
    #[error(transparent)]
    Schedule(#[from] ScheduleError),
    /// A question about days past due, classes or credit repair cannot be answered.
    #[error(transparent)]
    Delinquency(#[from] DelinquencyError),
    /// A rule of law cannot stand in a rulebook, or a question to it lacks a fact.
    #[error(transparent)]
    Rulebook(#[from] RulebookError),
    /// A rulebook cannot be read: the field that is wrong and the reason.
    #[cfg(feature = "alloc")]
    #[error(transparent)]
    Load(#[from] LoadError),
    /// An income, a spending or a budget as a whole does not hold.
    #[error(transparent)]
    Budget(#[from] BudgetError),
    /// No annual rate, or no present value, can be had from a row of payments.
    #[error(transparent)]
    CashFlow(#[from] CashFlowError),
    /// A policy of a lender cannot be used: the key that is wrong and the reason.
    #[cfg(feature = "alloc")]
    #[error(transparent)]
    Policy(#[from] PolicyError),
    /// A plan, a claim, a proposal or a question for offers does not hold.
    #[cfg(feature = "alloc")]
    #[error(transparent)]
    Offer(#[from] OfferError),
    /// An agreement cannot be made, read or followed up.
    #[cfg(feature = "alloc")]
    #[error(transparent)]
    Agreement(#[from] AgreementError),
    /// A digest cannot be read, or the text that one is taken of cannot be written.
    #[error(transparent)]
    Digest(#[from] DigestError),
    /// A page, a calendar file or a table cannot be made.
    #[cfg(feature = "alloc")]
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// A record, a state or a question about contact does not fit the case.
    #[cfg(feature = "alloc")]
    #[error(transparent)]
    Casework(#[from] CaseworkError),
    /// Columns of many accounts do not fit together.
    #[cfg(feature = "alloc")]
    #[error(transparent)]
    Portfolio(#[from] PortfolioError),
    /// A record of a chain does not fit those before it: its place and the reason.
    #[cfg(feature = "alloc")]
    #[error(transparent)]
    Record(#[from] RecordError),
    /// A choice among offers cannot be made.
    #[cfg(feature = "alloc")]
    #[error(transparent)]
    Choice(#[from] ChoiceError),
}

impl Error {
    /// The stable number, in blocks of 100 a room; never used again for something else.
    #[must_use]
    pub fn code(&self) -> u16 {
        match self {
            Self::Money(e) => e.code(),
            Self::Rate(e) => e.code(),
            Self::Calendar(e) => e.code(),
            Self::Terms(e) => e.code(),
            Self::Ledger(e) => e.code(),
            Self::Key(e) => e.code(),
            Self::Replay(e) => e.code(),
            Self::Schedule(e) => e.code(),
            Self::Delinquency(e) => e.code(),
            Self::Rulebook(e) => e.code(),
            #[cfg(feature = "alloc")]
            Self::Load(e) => e.code(),
            #[cfg(feature = "alloc")]
            Self::Policy(e) => e.code(),
            Self::Budget(e) => e.code(),
            Self::CashFlow(e) => e.code(),
            #[cfg(feature = "alloc")]
            Self::Offer(e) => e.code(),
            #[cfg(feature = "alloc")]
            Self::Agreement(e) => e.code(),
            Self::Digest(e) => e.code(),
            #[cfg(feature = "alloc")]
            Self::Document(e) => e.code(),
            #[cfg(feature = "alloc")]
            Self::Casework(e) => e.code(),
            #[cfg(feature = "alloc")]
            Self::Record(e) => e.code(),
            #[cfg(feature = "alloc")]
            Self::Portfolio(e) => e.code(),
            #[cfg(feature = "alloc")]
            Self::Choice(e) => e.code(),
        }
    }

    /// The stable name of the number.
    #[must_use]
    pub fn name(&self) -> &'static str {
        name_of(self.code())
    }

    /// What is wrong, in either language: in English what `Display` says.
    ///
    /// ```
    /// use arrears::{Date, Error, Language};
    /// let error = Error::from(Date::parse("2024-02-30").unwrap_err());
    /// assert_eq!(error.text(Language::English).to_string(), "no such day: 2024-2-30");
    /// assert_eq!(error.text(Language::Chinese).to_string(), "没有这一天：2024-2-30");
    /// ```
    #[must_use]
    pub const fn text(&self, language: Language) -> ErrorText<'_> {
        ErrorText::new(self, language)
    }
}

impl From<ReplayFault> for Error {
    fn from(fault: ReplayFault) -> Self {
        Self::Replay(fault.into())
    }
}

#[cfg(feature = "alloc")]
impl From<crate::portfolio::RowError> for Error {
    fn from(error: crate::portfolio::RowError) -> Self {
        match error {
            crate::portfolio::RowError::Ledger(error) => Self::Ledger(error),
            crate::portfolio::RowError::Replay(error) => Self::Replay(error),
            crate::portfolio::RowError::Account(error) => Self::Portfolio(error),
            crate::portfolio::RowError::Terms(error) => Self::Terms(error),
        }
    }
}

/// Every number with its name, a line each: what C status codes and TypeScript error names are made from.
pub const CODES: &str = "\
100 notDecimal
101 tooManyDecimals
102 amountOutOfRange
103 mixedCurrencies
104 unknownCurrency
105 amountNotPositive
106 amountNegative
200 rateNotDecimal
201 rateTooManyDecimals
202 rateOutOfRange
203 rateInexactProduct
204 rateWrongPeriod
300 notADate
301 noSuchDay
302 dateOutOfRange
303 noSuchMonthDay
304 notATime
305 noSuchTime
306 notAMonthDay
307 noBusinessDay
308 dayTwice
309 tooManyOwnDays
400 historyTooLong
401 historyNotAscending
402 historyStartsLate
403 orderIncomplete
404 orderRepeats
405 graceTooLong
406 dueDatesCollide
407 floorAboveCap
408 ratioAboveOne
409 zeroCount
410 tooManyDays
411 notInOrders
412 slabsNotAscending
413 tooManySlabs
414 tooManyCycles
415 notToBear
416 statementBeforeOpening
417 dueRuleUnknown
450 compoundTwice
451 compoundNeedsPenalty
452 flatFeeEarnsNoInterest
460 needsGroupFirst
461 prepayNeedsOutstanding
462 multipleBelowOne
463 agesNotAscending
464 noContractRate
465 inAdvanceNeedsScheduled
500 tooManyEvents
501 totalTooLarge
502 recordedTooEarly
503 unknownTarget
504 reversalOfReversal
505 reversedTwice
506 reversedTooEarly
507 wrongTarget
508 beforeTarget
509 periodsOutOfRange
510 tooManyConversions
511 wrongComponent
512 noRate
514 unevenColumns
515 unknownEventKind
516 performBeforeJudgment
517 disputeAbovePurchase
518 disputeEnded
519 tooManyDisputes
520 nullValue
521 notOfThisKind
522 unknownNumber
523 disputeBeforeOpening
600 beforeOpening
601 owedTooLarge
602 waiverTooLarge
603 conversionTooLarge
604 nothingToSettle
605 targetMissing
606 wrongKind
607 replayOutOfOrder
608 scratchTooSmall
609 tooManyAssertions
610 judgmentTooLarge
611 alreadyJudged
612 disputeTooLarge
613 tooManyRates
620 wrongDisbursement
621 nothingToAccelerate
622 dueDateNotLater
630 keepMissing
631 creditRefundTooLarge
632 noInstalmentRunning
633 chargebackTooLarge
634 chargebackByInstalment
635 interestInAdvance
640 notAfterOpening
641 openingBeforeAccount
642 minimumAboveBalance
643 dueNotAfterStatement
644 graceBeforeDue
645 statementAfterOpening
646 statementMissing
647 statementUndecided
648 statementDecided
649 owedNotBilled
650 creditWithDebt
651 dateAfterOpening
652 statementNotTold
653 notOldestFirst
654 partsBilled
655 componentOfAnother
656 feeWithoutMiss
657 openingNegative
658 notExact
659 reversesOpening
660 principalAboveTerms
661 periodsLeftOutOfRange
662 nextDueNotAfterOpening
663 componentTwice
664 countedBackTooFar
665 momentTooLarge
900 daysPastDueNegative
901 ladderNotRising
902 tooManyMonths
903 monthAfterEnd
904 restructuringsOutOfOrder
905 restructuringDates
906 repaidBeforeArising
1000 budgetTooMany
1001 budgetTotal
1002 shareAboveOne
1003 dependants
1004 noSuchIncome
1005 nothingOwed
1006 paymentsOutOfOrder
1007 sharePlaces
1008 lastBeforeFirst
1009 tooManyChanges
1200 rulebookNotJson
1201 rulebookTooLong
1202 rulebookFormat
1203 rulebookUnknownKey
1204 rulebookMissingKey
1205 rulebookDuplicateKey
1206 rulebookWrongType
1207 unknownRuleKind
1208 rulebookUnknownWord
1209 rulebookEmptyText
1210 badIdentifier
1211 rulebookListLength
1212 listedTwice
1213 rulebookNumberOutOfRange
1214 endsBeforeStart
1215 overlappingDates
1216 invertedBand
1217 exactlyOneNeeded
1220 segmentInverted
1221 segmentsOverlap
1300 flowCount
1301 allZero
1302 oneSided
1303 noRoot
1304 severalRoots
1305 figureOutOfRange
1306 unresolvedRate
1307 periodsAYear
1308 flowsTooLarge
1309 flowsOutOfOrder
1310 percentDecimals
1311 brokenYear
1312 oddDays
1313 negativeCharge
1314 beforeValuation
1400 boundsInverted
1401 zeroStep
1402 planShareAboveOne
1403 planPeriods
1404 stepUp
1405 nothingLeftToRepayIn
1406 downPaymentTooLarge
1407 dueBeforeSigning
1408 settlementPayments
1409 kindTwice
1410 policyListLength
1411 concessionNotOrdered
1412 concessionTwice
1413 tooManyCombinations
1414 boundBelowBound
1415 concessionOfAnotherKind
1416 emptyProposal
1417 policyDays
1418 roundsOutOfOrder
1419 pricesNotRising
1420 pricedProfile
1421 neverBears
1422 policyMonths
1423 capacityOutOfOrder
1424 planAccounts
1425 claimDays
1500 agreementDigestDiffers
1501 agreementFiguresDiffer
1502 otherCalculation
1503 offerExpired
1504 acceptedTooEarly
1505 balanceChanged
1506 otherLedger
1507 clauseCounts
1508 clauseGraceTooLong
1509 beforeAcceptance
1510 nothingToRenegotiate
1511 wrongPredecessor
1512 agreementChainTooLong
1513 agreementNotes
1514 kindNotOffered
1515 quoteDates
1516 prepaymentProfile
1517 accountTwice
1518 otherAccounts
1519 otherLedgerBeside
1600 referenceEmpty
1601 referenceTooLong
1602 referenceControl
1603 looksLikeIdentity
1604 looksLikeMobile
1605 stepForbidden
1606 recordOutOfOrder
1607 tooManyRecords
1608 caseNotOpened
1609 chainBroken
1610 nothingNeeded
1611 recordUnsealed
1612 stepNotBack
1613 agencyNotAssigned
1614 applicationReason
1615 applicationMonth
1616 applicationAmount
1617 applicationTooLong
1618 askedPayments
1619 askedAmount
1700 schedulePeriods
1701 schedulePrincipal
1702 scheduleAmount
1703 schedulePeriodRate
1704 firstDueNotLater
1705 firstDueNotOnPayDay
1706 dailyRateNeedsActualDays
1707 flatFeeByTheDay
1708 tooFewRows
1709 wrongInterval
1710 noPeriodRate
1711 methodHasNo
1712 residualTooLarge
1713 paymentTooSmall
1714 noPeriodForPrincipal
1715 paymentTwice
1716 wrongMultiple
1717 shapeCurrency
1718 notInAdvance
1800 notRenminbi
1801 rowLength
1802 eventTwice
1850 notADigest
1851 keyTwice
1900 notJson
1901 unknownKey
1902 missingKey
1903 wrongType
1904 duplicateKey
1905 unknownName
1906 duplicateId
1907 unknownId
1908 unknownVersion
1909 keyOfAnotherKind
1910 ambiguousKeys
1911 documentTooLarge
1912 notInThisBuild
2000 probabilityAboveOne
2001 offerTwice
2002 candidateTwice
2003 capTwice
2004 otherQuestion
2100 unevenAccountColumns
2101 unknownProduct
2102 noSuchAccount
2103 nullAccountValue
2104 notOfThisKindOfAccount
2105 unknownAccountNumber";

/// Every number with its name.
pub fn codes() -> impl Iterator<Item = (u16, &'static str)> {
    CODES.lines().filter_map(|line| line.split_once(' ')).filter_map(|(code, name)| Some((code.parse().ok()?, name)))
}

/// The name of a number.
#[must_use]
pub fn name_of(code: u16) -> &'static str {
    codes().find(|(known, _)| *known == code).map_or("unknown", |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "json")]
    #[test]
    fn an_error_with_a_place_keeps_it() {
        use crate::rulebook::Rulebook;
        use alloc::string::ToString;
        let load = Rulebook::from_json("{\"rules\":5}").unwrap_err();
        let error = Error::from(load.clone());
        assert_eq!((error.code(), error.to_string()), (load.code(), load.to_string()));
        let record = RecordError { at: 3, error: CaseworkError::OutOfOrder };
        assert_eq!((Error::from(record).code(), Error::from(record).to_string()), (1606, record.to_string()));
        let policy = PolicyError { kind: Some(2), key: "periods", error: OfferError::ZeroStep };
        assert_eq!((Error::from(policy).code(), Error::from(policy).to_string()), (1401, policy.to_string()));
    }

    #[test]
    fn numbers_and_names_are_used_once() {
        assert_eq!(codes().count(), CODES.lines().count());
        for (n, (code, name)) in codes().enumerate() {
            assert!(codes().take(n).all(|(c, other)| c < code && other != name), "{code} {name}");
        }
        assert_eq!(name_of(1), "unknown");
    }
}
