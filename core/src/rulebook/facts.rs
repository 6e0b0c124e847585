//! What a case is, as far as law asks. Each group is filled where there is such a thing to judge: a rule whose group is
//! absent is not applicable.

use super::{Charges, PrincipalSegment};
use crate::delinquency::{Classification, Restructuring};
use crate::words::words;
use crate::{Date, Fraction, Money, Rate, TimeOfDay};

words! {
    /// What the debt is.
    pub enum Product {
        /// A revolving credit card.
        CreditCard = "creditCard", "credit card", "信用卡";
        /// Purchases or a bill of a card in instalments.
        CardInstalment = "cardInstalment", "card instalments", "信用卡分期";
        /// Cash of a card in instalments.
        CashInstalment = "cashInstalment", "cash instalments", "现金分期";
        /// A consumer loan.
        Loan = "loan", "loan", "消费贷款";
        /// A consumer loan granted and collected online.
        OnlineLoan = "onlineLoan", "online loan", "网络消费信贷";
    }
}

words! {
    /// Who lends or collects.
    pub enum Lender {
        /// A bank.
        Bank = "bank", "bank", "银行";
        /// A licensed consumer-finance company.
        ConsumerFinance = "consumerFinance", "consumer-finance company", "消费金融公司";
        /// A small-loan company or another of the seven local kinds of licence.
        LocalLicensed = "localLicensed", "locally licensed lender", "地方金融组织";
        /// A lender without a financial licence.
        Private = "private", "private lender", "民间出借人";
        /// An agency that collects for others.
        Agency = "agency", "collection agency", "催收机构";
    }
}

impl Lender {
    /// Whether it has a financial licence, or collects for who has one: only such debts are on the credit record and in a class, and
    /// have an authority to complain to.
    #[must_use]
    pub const fn is_licensed(self) -> bool {
        !matches!(self, Self::Private)
    }
}

words! {
    /// The legal category of a plan: law asks other things of a hardship plan than of an ordinary one.
    pub enum PlanCategory {
        /// A plan for special circumstances: in China the personalised instalment agreement (个性化分期) of art. 70.
        Hardship = "hardship", "hardship plan", "个性化分期";
        /// Any other plan.
        Ordinary = "ordinary", "ordinary plan", "普通分期";
    }
}

words! {
    /// How the annual rate is shown to the customer.
    pub enum RateDisplay {
        /// The rate is not shown.
        NotShown = "notShown", "not shown", "未展示";
        /// As a simple rate, and said to be one.
        SimpleNamed = "simpleNamed", "simple, said so", "单利（已说明）";
        /// As a simple rate, without saying so.
        SimpleUnnamed = "simpleUnnamed", "simple, not said so", "单利（未说明）";
        /// As a compound rate.
        Compound = "compound", "compound", "复利";
    }
}

words! {
    /// What a payment meets first.
    pub enum PaymentOrder {
        /// Enforcement costs, then interest and fees, then principal.
        CostsFirst = "costsFirst", "costs, then charges, then principal", "先费用后息费再本金";
        /// Interest and fees before principal.
        ChargesFirst = "chargesFirst", "charges before principal", "先息费后本金";
        /// Principal before interest and fees.
        PrincipalFirst = "principalFirst", "principal before charges", "先本金后息费";
        /// The balance with the highest rate.
        HighestRateFirst = "highestRateFirst", "highest rate first", "先偿还最高利率部分";
    }
}

words! {
    /// A document whose contents law prescribes.
    pub enum LegalDocument {
        /// The agreement of a plan.
        Agreement = "agreement", "agreement", "协议";
        /// The contract of instalments.
        Contract = "contract", "instalment contract", "分期合同";
        /// The periodic statement of a card.
        Statement = "statement", "statement", "对账单";
        /// A letter that asks for payment.
        Letter = "letter", "collection letter", "催收函";
        /// What a loan costs, item by item, before it is signed.
        Disclosure = "disclosure", "cost disclosure", "综合融资成本明示表";
    }
}

words! {
    /// How somebody is contacted.
    pub enum Channel {
        /// A telephone call, by a person or a machine.
        Call = "call", "call", "电话";
        /// A text or chat message.
        Message = "message", "message", "短信";
        /// A visit.
        Visit = "visit", "visit", "上门";
        /// A letter.
        Letter = "letter", "letter", "信函";
    }
}

words! {
    /// What a contact is for.
    pub enum ContactPurpose {
        /// The debt is asked for.
        Collect = "collect", "ask for payment", "催收";
        /// A message is to be passed on to the debtor; the debt is not told.
        Relay = "relay", "pass on a message", "转告";
        /// The debtor's means of contact are asked for; the debt is not told.
        Find = "find", "find the debtor", "查找联系方式";
    }
}

words! {
    /// Who is contacted.
    pub enum Person {
        /// The debtor.
        Debtor = "debtor", "debtor", "债务人";
        /// The guarantor.
        Guarantor = "guarantor", "guarantor", "担保人";
        /// The contact person the debtor named.
        ContactPerson = "contactPerson", "contact person", "联系人";
        /// Anybody else.
        ThirdParty = "thirdParty", "unrelated third party", "无关第三人";
    }
}

words! {
    /// A thing that law tells how long to keep.
    pub enum RecordKind {
        /// The recording of a collection call or visit.
        Recording = "recording", "recording", "录音";
        /// A record of collection.
        CollectionRecord = "collectionRecord", "collection record", "催收记录";
        /// The recording of an agreement made orally.
        OralAgreement = "oralAgreement", "recorded oral agreement", "口头协议录音";
        /// A negative entry of a credit report.
        CreditEntry = "creditEntry", "negative credit entry", "不良信息";
    }
}

/// A plan of payments, offered or agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanFacts {
    /// Whether it is a hardship plan or an ordinary one: law treats them differently.
    pub kind: PlanCategory,
    /// The day it takes effect: its term runs from here.
    pub effective: Date,
    /// The last due date.
    pub last_due: Date,
    /// What it puts into instalments.
    pub amount: Money,
    /// Whether any of that is already in instalments.
    pub contains_instalments: bool,
    /// Late fees and fees in it that will bear interest.
    pub fees_bearing_interest: Money,
    /// How its annual rate is shown.
    pub rate_display: RateDisplay,
}

/// A document and what it states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentFacts<'a> {
    /// Which document is looked at: contract, statement, agreement or letter.
    pub document: LegalDocument,
    /// The keys of the items it states, such as `balance`.
    pub items: &'a [&'a str],
}

/// A penalty rate as a multiple of the contract rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PenaltyFacts {
    /// 1.5 is the contract rate and half of it more.
    pub multiple: Fraction,
    /// Whether it is for misuse of the money rather than for lateness.
    pub is_for_misuse: bool,
}

/// How interest is charged back when an interest-free period is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LostInterestFreePeriodFacts {
    /// Also on what was repaid within the interest-free period.
    pub on_repaid_part: bool,
    /// Also for days of cycles before the latest.
    pub on_earlier_cycles: bool,
}

/// What the contract says. `None` is what it does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermsFacts {
    /// The contract rate of the account, with its period.
    pub rate: Option<Rate>,
    /// The penalty rate of a loan, with what it punishes.
    pub penalty: Option<PenaltyFacts>,
    /// The annual rate of all costs together.
    pub all_in_rate: Option<Rate>,
    /// The market's reference rate on the contract's day: the one-year LPR in China.
    pub reference_rate: Option<Rate>,
    /// How interest is charged back.
    pub lost_interest_free_period: Option<LostInterestFreePeriodFacts>,
    /// Whether late fees or fees bear interest.
    pub fees_bear_interest: bool,
    /// Whether there is a fee for exceeding the limit.
    pub over_limit_fee: bool,
}

impl TermsFacts {
    /// What something costs a year, and the reference rate of the day it was agreed on; nothing else of its contract.
    #[must_use]
    pub const fn of_cost(all_in_rate: Option<Rate>, reference_rate: Option<Rate>) -> Self {
        Self {
            rate: None,
            penalty: None,
            all_in_rate,
            reference_rate,
            lost_interest_free_period: None,
            fees_bear_interest: false,
            over_limit_fee: false,
        }
    }
}

/// One statement cycle of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CycleFacts {
    /// What the statement asks for in all.
    pub balance: Money,
    /// Interest and fees in it.
    pub charges: Money,
    /// Instalment parts due in it.
    pub instalments: Money,
    /// The minimum payment asked for.
    pub minimum: Money,
    /// What of it was not paid in time.
    pub minimum_unpaid: Money,
    /// The late fee charged.
    pub late_fee: Money,
    /// The late fee by the contract.
    pub late_fee_by_contract: Money,
    /// Whether a payment was also missed in the cycles that the law looks back on.
    pub is_repeated_miss: bool,
}

/// How a payment is allocated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaymentFacts {
    /// Days past due of the account when it was received, 0 or above.
    pub days_past_due: i32,
    /// What it meets first, up to what is unpaid of the minimum payment.
    pub order: PaymentOrder,
    /// What it meets first above that.
    pub excess: PaymentOrder,
}

/// The charges of a claim and the principal they were earned on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChargeFacts<'a> {
    /// Principal over time, from the start of the test.
    pub segments: &'a [PrincipalSegment],
    /// Charges unpaid and paid since.
    pub charges: Charges,
}

/// What was paid over the past months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HistoryFacts {
    /// How many past months are looked at.
    pub months: u16,
    /// Principal repaid in them.
    pub principal_paid: Money,
    /// Interest, fees and other charges paid in them.
    pub charges_paid: Money,
}

/// How an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountFacts<'a> {
    /// Days past due, 0 or above.
    pub days_past_due: i32,
    /// The class it is given.
    pub classification: Classification,
    /// Its restructurings, in the order of agreement.
    pub restructurings: &'a [Restructuring],
    /// The first day of a statutory moratorium.
    pub moratorium_from: Option<Date>,
    /// Whether interest, fees and charges are stopped.
    pub is_accrual_frozen: bool,
}

/// A contact of the past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastContact {
    /// The day of the contact, where the borrower lives.
    pub day: Date,
    /// Through which channel.
    pub channel: Channel,
    /// With whom.
    pub person: Person,
    /// The contact point used: any number that tells one telephone from another.
    pub contact_point: u32,
    /// Whether it reached somebody and a conversation took place.
    pub was_effective: bool,
}

/// A contact about to be made on the day of the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContactFacts<'a> {
    /// Local time of the person contacted.
    pub time: TimeOfDay,
    /// Through which channel.
    pub channel: Channel,
    /// Who is to be reached.
    pub person: Person,
    /// What the contact is for.
    pub purpose: ContactPurpose,
    /// The contact point, as in [`PastContact::contact_point`].
    pub contact_point: u32,
    /// Whether the person agreed to contact at such a time.
    pub has_consent: bool,
    /// Whether the debtor can be reached.
    pub is_debtor_reachable: bool,
    /// Whether a contact person has asked not to be contacted again.
    pub has_refused: bool,
    /// Whether a plan is being performed as agreed.
    pub is_plan_performed: bool,
    /// The most calls a day agreed with the debtor; `None` where nothing was.
    pub agreed_calls: Option<u16>,
    /// Contacts made before, oldest first.
    pub past: &'a [PastContact],
}

/// Something kept, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordFacts {
    /// The thing that is kept.
    pub kind: RecordKind,
    /// The day it was made.
    pub recorded: Date,
    /// The day the debt was settled.
    pub settled: Option<Date>,
    /// The last day it is kept; `None` for no end.
    pub kept_until: Option<Date>,
}

/// A case on a day.
///
/// `day` is when the act judged takes place: a signing, a posting, a payment, a call. A rule is asked if it is in force
/// that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts<'a> {
    pub(super) day: Date,
    pub(super) product: Product,
    pub(super) lender: Lender,
    pub(super) plan: Option<PlanFacts>,
    pub(super) document: Option<DocumentFacts<'a>>,
    pub(super) terms: Option<TermsFacts>,
    pub(super) cycle: Option<CycleFacts>,
    pub(super) payment: Option<PaymentFacts>,
    pub(super) charges: Option<ChargeFacts<'a>>,
    pub(super) history: Option<HistoryFacts>,
    pub(super) account: Option<AccountFacts<'a>>,
    pub(super) contact: Option<ContactFacts<'a>>,
    pub(super) record: Option<RecordFacts>,
}

macro_rules! groups {
    ($($(#[$doc:meta])* $group:ident: $type:ty;)+) => {
        $($(#[$doc])*
        #[must_use]
        pub const fn $group(mut self, $group: $type) -> Self {
            self.$group = Some($group);
            self
        })+
    };
}

impl<'a> Facts<'a> {
    /// A case without anything to judge yet.
    #[must_use]
    pub const fn new(day: Date, product: Product, lender: Lender) -> Self {
        Self {
            day,
            product,
            lender,
            plan: None,
            document: None,
            terms: None,
            cycle: None,
            payment: None,
            charges: None,
            history: None,
            account: None,
            contact: None,
            record: None,
        }
    }

    groups! {
        /// Adds a plan of payments.
        plan: PlanFacts;
        /// Adds a document and what it states.
        document: DocumentFacts<'a>;
        /// Adds what the contract says.
        terms: TermsFacts;
        /// Adds a statement cycle.
        cycle: CycleFacts;
        /// Adds how a payment is allocated.
        payment: PaymentFacts;
        /// Adds charges, to be held against a cap.
        charges: ChargeFacts<'a>;
        /// Adds what was paid over past months.
        history: HistoryFacts;
        /// Adds how the account stands.
        account: AccountFacts<'a>;
        /// Adds a contact about to be made.
        contact: ContactFacts<'a>;
        /// Adds a record that is kept.
        record: RecordFacts;
    }
}
