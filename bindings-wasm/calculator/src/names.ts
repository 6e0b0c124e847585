// The names of the contract's values, as people read them.
import type {
  AccountEvent,
  CaseState,
  Channel,
  Classification,
  Component,
  Compound,
  DayCount,
  Frequency,
  Hardship,
  IncomeCertainty,
  Method,
  NormalCharge,
  OwedClass,
  PeriodInterest,
  Person,
  ProposalItem,
  RatePeriod,
  RecordKind,
  SpendingCategory,
  SupportingDocument,
} from "arrears";

import type { Both, Language } from "./words.js";

const both = (en: string, zh: string): Both => ({ en, zh });

/** What the contract can say and the page must be able to name: one that is missing is an error of the compiler. */
type Named =
  | Hardship
  | SupportingDocument
  | Classification
  | Component
  | OwedClass
  | Frequency
  | AccountEvent["kind"]
  | Exclude<ProposalItem, `waive.${string}`>
  | `certainty.${IncomeCertainty}`
  | `category.${SpendingCategory}`
  | `method.${Method}`
  | `period.${RatePeriod}`
  | `compound.${Compound}`
  | `basis.${PeriodInterest}`
  | `count.${DayCount}`
  | `channel.${Channel}`
  | `person.${Person}`
  | `state.${CaseState}`
  | `kept.${RecordKind}`
  | NormalCharge;

const NAMES: Readonly<Record<Named, Both> & Record<string, Both>> = {
  // what is owed
  purchase: both("Purchases", "消费"),
  cash: both("Cash advances", "取现"),
  instalment: both("Instalments", "分期本金"),
  loan: both("Loan principal", "贷款本金"),
  principal: both("Principal", "本金"),
  interest: both("Interest", "利息"),
  penaltyInterest: both("Penalty interest", "罚息"),
  compoundInterest: both("Compound interest", "复利"),
  judgmentInterest: both("Interest after a judgment", "迟延履行利息"),
  lateFee: both("Late fee", "违约金"),
  annualFee: both("Annual fee", "年费"),
  cashFee: both("Cash fee", "取现手续费"),
  serviceFee: both("Service fee", "服务费"),
  instalmentFee: both("Instalment fee", "分期手续费"),
  fee: both("Fees", "费用"),
  cost: both("Enforcement cost", "实现债权费用"),
  // what happens
  "event.purchase": both("Purchase", "消费"),
  "event.fee": both("Fee", "费用"),
  payment: both("Payment", "还款"),
  cashAdvance: both("Cash advance", "取现"),
  refund: both("Refund", "退款"),
  conversion: both("Conversion into instalments", "转分期"),
  instalmentSettlement: both("Settlement of instalments", "分期提前结清"),
  waiver: both("Waiver", "减免"),
  freeze: both("Freeze of accrual", "停息"),
  unfreeze: both("End of freeze", "恢复计息"),
  rateChange: both("Rate change", "利率调整"),
  reversal: both("Reversal", "冲正"),
  judgment: both("Judgment", "判决"),
  creditLimitChange: both("Another credit limit", "调整信用额度"),
  cycleChange: both("Another statement day", "改账单日"),
  dispute: both("Dispute", "争议交易"),
  disputeEnd: both("End of a dispute", "争议结案"),
  writeOff: both("Write-off", "核销"),
  assertion: both("Balance assertion", "余额核对"),
  disbursement: both("Paid out", "放款"),
  earlyRepayment: both("Early repayment", "提前还款"),
  paymentChange: both("Another instalment amount", "调整每期还款额"),
  chargeback: both("Payment charged back", "还款被撤回"),
  creditRefund: both("Credit paid out", "退还溢缴款"),
  acceleration: both("Called due", "宣布提前到期"),
  dueDateChange: both("Due date moved", "变更还款日"),
  "event.earlyRepayment.term": both("Early, lower instalments", "提前还款，减少月供"),
  "event.earlyRepayment.payment": both("Early, fewer instalments", "提前还款，缩短期限"),
  // how a loan comes back, and what its contract says
  "method.level": both("Equal payments", "等额本息"),
  "method.equalPrincipal": both("Equal parts of principal", "等额本金"),
  "method.interestOnly": both("Interest first, principal at the end", "先息后本"),
  "method.bullet": both("Everything at the end", "到期一次还本付息"),
  "method.flatFee": both("Equal principal and a fixed fee", "等本等费（固定手续费）"),
  "period.annual": both("a year", "每年"),
  "period.monthly": both("a month", "每月"),
  "period.daily": both("a day", "每日"),
  "compound.none": both("none", "无"),
  "compound.contract": both("at the rate of the loan", "按贷款利率"),
  "compound.penalty": both("at the penalty rate", "按罚息利率"),
  "basis.twelfth": both("by the month", "按月"),
  "basis.actualDays": both("by the day", "按日"),
  "count.actual360": both("days over 360", "实际天数／360"),
  "count.actual365": both("days over 365", "实际天数／365"),
  "count.actualActual": both("days over those of the year", "实际天数／当年天数"),
  "count.thirty360": both("months of 30 days over 360", "每月30天／360"),
  "term.lateFee": both("late fee", "违约金"),
  "term.overdueFrom": both("first overdue day", "逾期起算日"),
  "term.paymentDay": both("interest of the day of payment", "还款当日计息"),
  "term.acceleration": both("calling the loan due", "提前到期"),
  "term.allocation": both("what a payment goes to first", "还款冲抵顺序"),
  "term.rounding": both("rounding", "舍入"),
  "term.split": both("parts of principal", "本金分摊"),
  // classes
  pass: both("Pass", "正常"),
  specialMention: both("Special mention", "关注"),
  substandard: both("Substandard", "次级"),
  doubtful: both("Doubtful", "可疑"),
  loss: both("Loss", "损失"),
  // why it is hard to pay
  incomeFell: both("Income fell", "收入减少"),
  unemployment: both("Unemployment", "失业"),
  illness: both("Illness", "疾病"),
  disaster: both("Disaster", "灾害"),
  family: both("Change in the family", "家庭变故"),
  business: both("Business in difficulty", "经营困难"),
  overIndebted: both("Too many debts", "多头负债"),
  other: both("Something else", "其他"),
  // documents
  identity: both("Identity document", "身份证明"),
  incomeProof: both("Proof of income", "收入证明"),
  incomeLossProof: both("Proof of lost income", "收入减少证明"),
  bankStatements: both("Bank statements", "银行流水"),
  creditReport: both("Credit report", "信用报告"),
  unemploymentProof: both("Proof of unemployment", "失业证明"),
  medicalRecords: both("Medical records", "医疗证明"),
  disasterProof: both("Proof of the disaster", "受灾证明"),
  familyProof: both("Proof of the change in the family", "家庭变故证明"),
  businessRecords: both("Business records", "经营困难证明"),
  hardshipLetter: both("Hardship letter", "困难情况说明"),
  repaymentProposal: both("Repayment proposal", "还款计划或意向"),
  // kinds of income and of spending
  "certainty.regular": both("Regular", "固定收入"),
  "certainty.secured": both("Secured", "有保障收入"),
  "certainty.variable": both("Variable", "不固定收入"),
  "certainty.expected": both("Expected", "预期收入"),
  "category.housing": both("Housing", "住房"),
  "category.food": both("Food and household", "食品日用"),
  "category.utilities": both("Utilities", "水电燃气通讯"),
  "category.transport": both("Transport", "交通"),
  "category.health": both("Health", "医疗"),
  "category.education": both("Education and child care", "教育托育"),
  "category.support": both("Support of others", "赡养抚养"),
  "category.insurance": both("Insurance", "保险社保"),
  "category.other": both("Other", "其他"),
  "category.total": both("All of it together", "支出合计"),
  // how often
  weekly: both("a week", "每周"),
  fortnightly: both("every two weeks", "每两周"),
  fourWeekly: both("every four weeks", "每四周"),
  monthly: both("a month", "每月"),
  quarterly: both("a quarter", "每季"),
  yearly: both("a year", "每年"),
  // the work on a case
  "channel.call": both("Call", "电话"),
  "channel.message": both("Message", "短信或消息"),
  "channel.visit": both("Visit", "上门"),
  "channel.letter": both("Letter", "信函"),
  "person.debtor": both("me", "本人"),
  "person.guarantor": both("the guarantor", "担保人"),
  "person.contactPerson": both("the contact person I named", "本人预留的联系人"),
  "person.thirdParty": both("somebody else", "其他人"),
  reached: both("reached", "已联系上"),
  notReached: both("not reached", "未联系上"),
  consentGiven: both("Consent to contacts at other hours", "同意在其他时间联系"),
  consentTaken: both("Consent taken back", "撤回同意"),
  "record.supportingDocument": both("Handed in", "提交材料"),
  "record.contactAgreement": both("Agreed when and how to be contacted", "约定联系时间与方式"),
  "record.agency": both("Collection agency", "委托催收机构"),
  "record.note": both("Note", "备注"),
  "kept.recording": both("Recording kept", "留存录音"),
  "kept.collectionRecord": both("Collection record kept", "留存催收记录"),
  "kept.oralAgreement": both("Recording of the oral agreement kept", "留存口头协议录音"),
  "kept.creditEntry": both("Entry in the credit report", "征信不良记录"),
  "state.opened": both("Opened", "立案"),
  "state.contacted": both("Contacted", "已联系"),
  "state.applicationReceived": both("Application received", "已收到申请"),
  "state.documentsPending": both("Papers missing", "待补充材料"),
  "state.underReview": both("Under review", "审核中"),
  "state.offersMade": both("Offers made", "已提出方案"),
  "state.countered": both("Countered", "对方还价"),
  "state.agreed": both("Agreed", "已达成协议"),
  "state.inFollowUp": both("Plan being followed", "履行跟踪中"),
  "state.renegotiating": both("Renegotiating", "重新协商中"),
  "state.complaint": both("Complaint", "投诉处理中"),
  "state.disputed": both("Disputed", "争议处理中"),
  "state.mediation": both("In mediation", "调解中"),
  "state.completed": both("Completed", "履行完毕"),
  "state.settled": both("Settled", "已结清"),
  "state.breachedToCollection": both("Breached, back in collection", "违约转催收"),
  "state.withdrawn": both("Withdrawn", "已撤回"),
  "state.refused": both("Refused", "已拒绝"),
  "state.legal": both("In court", "司法程序"),
  // concessions
  periods: both("number of payments", "期数"),
  deferral: both("deferral", "延期"),
  downPayment: both("down payment", "首付比例"),
  rate: both("annual rate", "年利率"),
  discount: both("discount", "减免比例"),
  kind: both("kind of plan", "方案种类"),
};

/** What an event is called: one of them, where an amount has the name of all of its kind. */
export function eventName(kind: string, language: Language): string {
  return (NAMES[`event.${kind}`] ?? NAMES[kind])?.[language] ?? kind;
}

/** What a term without a field is called. */
export function termName(key: string, language: Language): string {
  return NAMES[`term.${key}`]?.[language] ?? key;
}

/** What a value of the contract is called; a waiver by what it waives. */
export function name(key: string, language: Language): string {
  const waived = key.startsWith("waive.") ? NAMES[key.slice(6)] : undefined;
  if (waived) return language === "zh" ? `减免${waived.zh}` : `waiver of ${waived.en.toLowerCase()}`;
  return NAMES[key]?.[language] ?? key;
}

/** What is wrong, by the engine's name for it; its own words, where it has more to say, are English. */
const FAULTS: Readonly<Record<string, Both>> = {
  notDecimal: both("This is not an amount: write digits, such as 1250.00 or 1,250.00", "这不是金额：请填数字，如 1250.00 或 1,250.00"),
  tooManyDecimals: both("An amount has at most two decimals", "金额最多两位小数"),
  amountOutOfRange: both("This amount is larger than the engine takes", "金额超出可计算范围"),
  amountNotPositive: both("The amount must be above zero", "金额须大于零"),
  amountNegative: both("The amount cannot be below zero", "金额不能为负"),
  notADate: both("This is not a date: write year-month-day", "这不是日期：请按 年-月-日 填写"),
  noSuchDay: both("There is no such day in the calendar", "日历上没有这一天"),
  dateOutOfRange: both("Dates go from 1900 to 2199", "日期须在 1900 年至 2199 年之间"),
  noSuchMonthDay: both("A day of the month is 1 to 31", "每月的日子是 1 至 31"),
  rateNotDecimal: both("This is not a rate: write digits, such as 4 or 0.05", "这不是利率：请填数字，如 4 或 0.05"),
  rateTooManyDecimals: both("A rate has at most ten decimals in percent", "利率以百分数计最多十位小数"),
  rateOutOfRange: both("A rate is 0 to 1,000 % a year", "年利率须在 0 至 1000% 之间"),
  rateInexactProduct: both("Rate and multiple together have too many decimals", "利率与倍数相乘后小数位过多"),
  schedulePeriods: both("There are 1 to 600 instalments", "期数须在 1 至 600 之间"),
  firstDueNotLater: both("The first instalment falls due after the day of payout", "首期还款日须晚于放款日"),
  firstDueNotOnPayDay: both("The first due date does not fall on this day", "首期还款日与此日不符"),
  dailyRateNeedsActualDays: both("Equal payments at a rate a day need interest by the day", "按日利率的等额本息须按日计息"),
  flatFeeByTheDay: both("A fixed fee is charged by the month or the year, not by the day", "固定手续费按月或按年计，不按日计"),
  flatFeeEarnsNoInterest: both("A fixed fee earns no interest: penalty as a rate of its own, and no compound interest", "固定手续费不计息：罚息须另定利率，且不计复利"),
  compoundTwice: both("Interest would be charged twice: the penalty is on interest already", "重复计息：罚息已按本息计收"),
  compoundNeedsPenalty: both("This needs a penalty rate", "须先有罚息利率"),
  tooManyDays: both("This is more days than the engine takes", "天数过多"),
  wrongDisbursement: both("This is not what the terms say was paid out", "与条款中的放款不符"),
  wrongType: both("This cannot be read here", "此处的值无法识别"),
  missingKey: both("This is needed", "此项必填"),
  unknownKey: both("The engine does not know this key", "引擎不认识此项"),
  unknownName: both("The engine does not know this name", "引擎不认识此名称"),
  beforeOpening: both("This lies before the account was opened", "早于开户日"),
  owedTooLarge: both("The account grows beyond what the engine takes", "欠款超出可计算范围"),
  waiverTooLarge: both("More is waived than is owed", "减免超过所欠"),
  notAfterOpening: both("The bill has this already: enter only what came after it", "账单中已包含：只填写账单之后的事项"),
  minimumAboveBalance: both("The minimum payment is above the balance", "最低还款额高于账单金额"),
  statementMissing: both("A later bill must have come since: enter the last one", "此后应已出新账单：请填写最近一期"),
  dueRuleUnknown: both("It is not known when this issuer's statements are due: say so here", "未知该发卡行的到期规则，请在此填写"),
  dueDatesCollide: both("Due dates would overtake each other", "到期日相互重叠"),
  graceTooLong: both("The due date lies beyond the next but one statement", "到期日晚于再下一期账单"),
  planPeriods: both("A plan has 1 to 600 payments", "期数须在 1 至 600 之间"),
  noSuchTime: both("There is no such time: 00:00 to 23:59", "没有这个时间：00:00 至 23:59"),
  notATime: both("This is not a time such as 08:00", "这不是时间：请填如 08:00"),
  recordOutOfOrder: both("This lies before what is recorded already", "早于已有的记录"),
  looksLikeMobile: both("This looks like a telephone number: write a name of your own instead", "像是手机号码：请改填自定名称"),
  looksLikeIdentity: both("This looks like an identity number: write a name of your own instead", "像是身份证号：请改填自定编号"),
  referenceEmpty: both("A reference has 1 to 64 characters", "编号为 1 至 64 个字符"),
  duplicateId: both("Two events have the same name", "两个事件同名"),
};

/** Whether nothing is wrong yet: something is only still wanting. */
export function isNeeded({ kind, message }: { readonly kind: string; readonly message: string }): boolean {
  return kind === "missingKey" || kind === "dueRuleUnknown" || message.startsWith("``") || message.endsWith("given the text ``");
}

export function faultText(kind: string, message: string, language: Language): string {
  const known = message.includes("``") ? FAULTS.missingKey : FAULTS[kind];
  if (!known) return language === "zh" ? `此处有误：${message}` : message;
  // A rate is told in percent here, and quoted as a fraction there.
  const given = kind.startsWith("rate") ? undefined : /^`([^`]{1,40})`/.exec(message)?.[1];
  return given === undefined ? known[language] : language === "zh" ? `“${given}”：${known.zh}` : `“${given}”: ${known.en}`;
}
