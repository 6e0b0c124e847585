// Semantics: [case-1].

use crate::words::{Language, Word, words};
use core::fmt;

words! {
    /// Where a case stands. The last five are closed.
    pub enum State {
        /// A file was made for an overdue account.
        Opened = "opened", "opened", "已立案";
        /// The debtor was reached.
        Contacted = "contacted", "contacted", "已联系";
        /// The debtor asked for a plan.
        ApplicationReceived = "applicationReceived", "application received", "已收到申请";
        /// Documents are missing.
        DocumentsPending = "documentsPending", "documents pending", "待补充材料";
        /// The lender decides on the request.
        UnderReview = "underReview", "under review", "审核中";
        /// The debtor has offers to choose from.
        OffersMade = "offersMade", "offers made", "已提出方案";
        /// The debtor proposed something else.
        Countered = "countered", "countered", "客户另提方案";
        /// A plan is agreed and has not taken effect.
        Agreed = "agreed", "agreed", "已达成协议";
        /// A plan is being performed.
        InFollowUp = "inFollowUp", "in follow-up", "履约跟踪中";
        /// A plan in force is being changed.
        Renegotiating = "renegotiating", "renegotiating", "重新协商中";
        /// The debtor disputes the debt or a part of it: what it was before waits.
        Disputed = "disputed", "disputed", "异议处理中";
        /// The debtor has complained: what it was before waits.
        Complaint = "complaint", "complaint being handled", "投诉处理中";
        /// Somebody else tries to bring the parties together.
        Mediation = "mediation", "in mediation", "调解中";
        /// The claim is before a court, from where it can come back to talks.
        Legal = "legal", "before a court", "诉讼程序中";
        /// Closed: the plan was performed.
        Completed = "completed", "closed: completed", "已结案：履行完毕";
        /// Closed: paid off outside a plan, or earlier than it asked.
        Settled = "settled", "closed: settled", "已结案：已结清";
        /// Closed: the plan was broken, and collection goes on.
        BreachedToCollection = "breachedToCollection", "closed: breached, to collection", "已结案：违约转催收";
        /// Closed: the request was taken back or lapsed.
        Withdrawn = "withdrawn", "closed: withdrawn", "已结案：已撤回";
        /// Closed: no plan was granted.
        Refused = "refused", "closed: refused", "已结案：已拒绝";
    }
}

/// A step that a case may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transition {
    /// The state that the step leaves.
    pub from: State,
    /// The state that the step leads to.
    pub to: State,
    /// When it is taken.
    pub reason: Word,
}

/// Every step that is allowed; whatever is not listed is refused. A case begins as [`State::Opened`].
pub const TRANSITIONS: &[Transition] = {
    use State::{
        Agreed, ApplicationReceived, BreachedToCollection, Complaint, Completed, Contacted, Countered, Disputed,
        DocumentsPending, InFollowUp, Legal, Mediation, OffersMade, Opened, Refused, Renegotiating, Settled,
        UnderReview, Withdrawn,
    };
    const fn step(from: State, to: State, en: &'static str, zh: &'static str) -> Transition {
        Transition { from, to, reason: Word::new(en, zh) }
    }
    const PAID: (&str, &str) = ("everything owed was paid", "欠款已全部还清");
    const COURT: (&str, &str) = ("the claim goes to court", "移交司法程序");
    const TAKEN_BACK: (&str, &str) =
        ("the debtor takes the request back or does not answer", "客户撤回申请或逾期未答复");
    const fn paid(from: State) -> Transition {
        step(from, Settled, PAID.0, PAID.1)
    }
    const fn court(from: State) -> Transition {
        step(from, Legal, COURT.0, COURT.1)
    }
    const fn taken_back(from: State) -> Transition {
        step(from, Withdrawn, TAKEN_BACK.0, TAKEN_BACK.1)
    }
    const fn disputed(from: State) -> Transition {
        step(from, Disputed, "the debtor disputes the debt or a part of it", "债务人对欠款提出异议")
    }
    const fn complaint(from: State) -> Transition {
        step(from, Complaint, "the debtor complains", "债务人投诉")
    }
    const fn mediation(from: State) -> Transition {
        step(from, Mediation, "both sides go to a mediator", "双方同意调解")
    }
    const fn decided(to: State) -> Transition {
        step(Disputed, to, "the dispute is decided, and the case goes on where it stood", "异议已有结论，恢复原进程")
    }
    const fn answered(to: State) -> Transition {
        step(Complaint, to, "the complaint is answered, and the case goes on where it stood", "投诉已答复，恢复原进程")
    }
    const fn ended(to: State) -> Transition {
        step(Mediation, to, "mediation ended, and the case goes on where it stood", "调解结束，恢复原进程")
    }
    &[
        step(Opened, Contacted, "the debtor was reached", "已与债务人取得联系"),
        step(Opened, ApplicationReceived, "the debtor applied unasked", "债务人主动提出申请"),
        paid(Opened),
        step(Opened, Withdrawn, "the file was opened by mistake", "误立案"),
        court(Opened),
        step(Contacted, ApplicationReceived, "the debtor asks for a plan", "债务人申请还款方案"),
        paid(Contacted),
        step(Contacted, Withdrawn, "the debtor wants no plan", "债务人不申请还款方案"),
        court(Contacted),
        step(ApplicationReceived, DocumentsPending, "documents are missing", "材料不齐"),
        step(ApplicationReceived, UnderReview, "the documents are complete", "材料齐全"),
        paid(ApplicationReceived),
        taken_back(ApplicationReceived),
        step(ApplicationReceived, Refused, "the request is not eligible", "不符合申请条件"),
        court(ApplicationReceived),
        step(DocumentsPending, UnderReview, "the documents are complete", "材料齐全"),
        paid(DocumentsPending),
        taken_back(DocumentsPending),
        step(DocumentsPending, Refused, "the documents did not come in time", "逾期未提交材料"),
        court(DocumentsPending),
        step(UnderReview, DocumentsPending, "the review needs more documents", "审核需补充材料"),
        step(UnderReview, OffersMade, "plans were found that can be offered", "有可提供的方案"),
        paid(UnderReview),
        taken_back(UnderReview),
        step(UnderReview, Refused, "no plan fits capacity, policy and law", "无符合条件的方案"),
        court(UnderReview),
        step(OffersMade, Countered, "the debtor proposes something else", "客户提出其他方案"),
        step(OffersMade, Agreed, "the debtor accepts an offer", "客户接受方案"),
        step(OffersMade, UnderReview, "the offers expired or the circumstances changed", "方案过期或情况变化"),
        paid(OffersMade),
        taken_back(OffersMade),
        court(OffersMade),
        step(Countered, OffersMade, "the proposal is answered with other offers", "以其他方案答复"),
        step(Countered, Agreed, "the proposal is accepted", "接受客户方案"),
        step(Countered, UnderReview, "the proposal needs a new review", "客户方案需重新审核"),
        paid(Countered),
        taken_back(Countered),
        step(Countered, Refused, "the proposal is refused and nothing else is offered", "拒绝客户方案且无其他方案"),
        court(Countered),
        step(Agreed, InFollowUp, "the agreement took effect", "协议生效"),
        paid(Agreed),
        step(Agreed, Withdrawn, "the agreement was voided before it took effect", "协议生效前作废"),
        step(Agreed, BreachedToCollection, "what was due at signing did not come", "未支付签约款项"),
        step(InFollowUp, Completed, "every payment of the plan was made", "已按计划还清全部款项"),
        step(InFollowUp, Settled, "the plan was paid off early", "提前结清"),
        step(InFollowUp, Renegotiating, "the plan cannot go on as agreed", "无法按原协议履行"),
        step(InFollowUp, BreachedToCollection, "the plan was broken", "违反协议"),
        step(InFollowUp, Legal, "the plan was broken, and the claim goes to court", "违反协议并移交司法程序"),
        step(Renegotiating, Agreed, "a new agreement takes the place of the old", "新协议取代原协议"),
        step(Renegotiating, InFollowUp, "the agreement stands as it was", "原协议继续履行"),
        paid(Renegotiating),
        step(Renegotiating, BreachedToCollection, "no new agreement was found", "未达成新协议"),
        court(Renegotiating),
        disputed(Opened),
        complaint(Opened),
        mediation(Opened),
        disputed(Contacted),
        complaint(Contacted),
        mediation(Contacted),
        disputed(ApplicationReceived),
        complaint(ApplicationReceived),
        mediation(ApplicationReceived),
        disputed(DocumentsPending),
        complaint(DocumentsPending),
        mediation(DocumentsPending),
        disputed(UnderReview),
        complaint(UnderReview),
        mediation(UnderReview),
        disputed(OffersMade),
        complaint(OffersMade),
        mediation(OffersMade),
        disputed(Countered),
        complaint(Countered),
        mediation(Countered),
        disputed(Agreed),
        complaint(Agreed),
        mediation(Agreed),
        disputed(InFollowUp),
        complaint(InFollowUp),
        mediation(InFollowUp),
        disputed(Renegotiating),
        complaint(Renegotiating),
        mediation(Renegotiating),
        decided(Opened),
        decided(Contacted),
        decided(ApplicationReceived),
        decided(DocumentsPending),
        decided(UnderReview),
        decided(OffersMade),
        decided(Countered),
        decided(Agreed),
        decided(InFollowUp),
        decided(Renegotiating),
        complaint(Disputed),
        mediation(Disputed),
        paid(Disputed),
        court(Disputed),
        answered(Opened),
        answered(Contacted),
        answered(ApplicationReceived),
        answered(DocumentsPending),
        answered(UnderReview),
        answered(OffersMade),
        answered(Countered),
        answered(Agreed),
        answered(InFollowUp),
        answered(Renegotiating),
        disputed(Complaint),
        mediation(Complaint),
        paid(Complaint),
        court(Complaint),
        ended(Opened),
        ended(Contacted),
        ended(ApplicationReceived),
        ended(DocumentsPending),
        ended(UnderReview),
        ended(OffersMade),
        ended(Countered),
        ended(InFollowUp),
        ended(Renegotiating),
        step(Mediation, Agreed, "an agreement is reached in mediation, or stands", "经调解达成协议，或原协议继续有效"),
        paid(Mediation),
        court(Mediation),
        step(Legal, Contacted, "talks are taken up again", "恢复协商"),
        step(Legal, Agreed, "the parties settle before the court", "诉讼中达成和解"),
        mediation(Legal),
        paid(Legal),
    ]
};

impl State {
    /// Whether the case is closed: nothing follows.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Completed | Self::Settled | Self::BreachedToCollection | Self::Withdrawn | Self::Refused)
    }

    /// Whether there is an agreement that has not ended.
    #[must_use]
    pub const fn has_agreement(self) -> bool {
        matches!(self, Self::Agreed | Self::InFollowUp | Self::Renegotiating)
    }

    /// Whether it waits for something to be decided, after which the case goes on where it stood before.
    #[must_use]
    pub const fn is_interruption(self) -> bool {
        matches!(self, Self::Disputed | Self::Complaint | Self::Mediation)
    }

    /// The steps allowed from here, in the order of [`TRANSITIONS`]; from an interruption also those that lead back to any state it can have come
    /// from, of which [`Casework::next`](super::Casework::next) leaves the one it did.
    pub fn next(self) -> impl Iterator<Item = &'static Transition> {
        TRANSITIONS.iter().filter(move |step| step.from == self)
    }
}

/// What is allowed from a state: keys in English, words in Chinese.
pub(super) struct AllowedFrom(pub(super) State, pub(super) Language);

impl fmt::Display for AllowedFrom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_closed() {
            return f.write_str(self.1.say("nothing, the case is closed", "无，个案已结案"));
        }
        for (place, step) in self.0.next().enumerate() {
            match self.1 {
                Language::English => write!(f, "{}{}", if place == 0 { "" } else { " " }, step.to.key())?,
                Language::Chinese => write!(f, "{}{}", if place == 0 { "" } else { "、" }, step.to.word().of(self.1))?,
            }
        }
        Ok(())
    }
}
