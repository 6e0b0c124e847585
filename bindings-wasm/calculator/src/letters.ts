// What is said and written to a bank, with the figures of the case: a call, an application, a letter, a list of papers.
import type { Offer, Report, SupportingDocument } from "arrears";

import { longDay } from "./dates.js";
import type { Draft } from "./draft.js";
import { type Block, type Letter, heading, list, paragraph, signature } from "./letter.js";
import { cleaned, decimal, minor, shown, withCurrency } from "./money.js";
import { name } from "./names.js";
import { listed } from "./page.js";
import { parts, whole } from "./parts.js";
import { downPayment, paymentCount, usualPayment } from "./payments.js";
import type { Language } from "./words.js";

export interface Facts {
  readonly draft: Draft;
  readonly report: Report;
  readonly offer: Offer | null;
  readonly issuer: string;
  readonly language: Language;
}

/** Months of an application: a bank asks for a year. */
const MONTHS = 12;

/** As a sentence begins. */
const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What a sentence needs of a case, in the language of the letter. */
function figures({ draft, report, offer, issuer, language }: Facts) {
  const money = (amount: string) => withCurrency(amount, report.currency);
  const { hardship, lumpSum } = draft.question;
  const { daysPastDue, overdueSince } = report.delinquency;
  return {
    money,
    issuer,
    day: longDay(report.asOf, language),
    owed: money(report.balance.payoff),
    days: daysPastDue,
    since: overdueSince ? longDay(overdueSince, language) : "",
    reason: hardship === "" ? "" : name(hardship, language).toLowerCase(),
    monthly: report.offers ? money(report.offers.monthly) : "",
    lump: lumpSum.trim() === "" ? "" : money(cleaned(lumpSum)),
    plan: offer && {
      name: capital(offer.name[language]),
      count: paymentCount(offer),
      each: money(usualPayment(offer)),
      down: downPayment(offer) === null ? "" : money(downPayment(offer) ?? ""),
      first: longDay(offer.schedule.find(({ number, payment }) => number > 0 && minor(payment) !== 0n)?.due ?? offer.lastDue, language),
      last: longDay(offer.lastDue, language),
      total: money(offer.total),
      waived: offer.waivedAtSigning.concat(offer.waivedOnCompletion).map((part) => `${name(part.class, language)} ${shown(part.amount)}`),
    },
  };
}

/** What to say on the telephone, in the order of a call. */
export function callScript(facts: Facts): Letter {
  const { language, report } = facts;
  const { issuer, owed, days, since, reason, monthly, lump, plan } = figures(facts);
  const fails = report.law.verdicts.filter(({ outcome }) => outcome === "fail").map(({ text }) => text[language]);
  const complaint = report.consequences?.find(({ about }) => about === "complaint")?.text[language];
  if (language === "zh") {
    return {
      title: `致电${issuer}：说什么`,
      blocks: [
        heading("开头"),
        paragraph(`您好，我是${issuer}的客户，想协商还款方案。请问您的姓名和工号？本次通话请予录音。`),
        heading("情况"),
        paragraph(`截至今日共欠${owed}${days > 0 ? `，自${since}起逾期${days}天` : "，目前尚未逾期"}。${reason ? `还款困难的原因是${reason}。` : ""}我有还款意愿，不逃避债务。`),
        heading("我的请求"),
        list([
          ...(plan ? [`${plan.name}：${plan.down ? `首付${plan.down}，` : ""}分${plan.count}期，每期${plan.each}，首期${plan.first}，共还${plan.total}。`] : []),
          ...(monthly ? [`我每月能还${monthly}${lump ? `，现在可先还${lump}` : ""}；超出的承诺我做不到，所以不承诺。`] : []),
          ...(plan && plan.waived.length > 0 ? [`请减免：${listed(plan.waived, language)}。`] : []),
          "请在协商期间暂停催收，并不再联系第三人。",
          "请书面（短信或邮件）确认协商结果与需提供的材料。",
        ]),
        ...(fails.length > 0 ? [heading("账上这些地方请核对"), list(fails)] : []),
        heading("如被拒绝"),
        paragraph(`请说明拒绝的理由与依据，并转交负责协商的部门；我会再次申请。${complaint ? `${complaint}。` : ""}`),
        heading("记下来"),
        signature("日期和时间", "通话人及工号", "答复", "下次联系"),
      ],
    };
  }
  return {
    title: `Calling ${issuer}: what to say`,
    blocks: [
      heading("To begin"),
      paragraph(`Good day, I am a customer of ${issuer} and would like to agree on how to repay. May I have your name and staff number? Please record this call.`),
      heading("Where I stand"),
      paragraph(`As of today I owe ${owed}${days > 0 ? `, ${days} days late since ${since}` : "; nothing is late yet"}. ${reason ? `Why it is hard to pay: ${reason}. ` : ""}I want to repay and I do not avoid the debt.`),
      heading("What I ask for"),
      list([
        ...(plan ? [`${plan.name}: ${plan.down ? `${plan.down} down, then ` : ""}${plan.count} payments of ${plan.each}, the first on ${plan.first}, ${plan.total} in all.`] : []),
        ...(monthly ? [`I can pay ${monthly} a month${lump ? ` and ${lump} now` : ""}. More I could not keep, so I do not promise it.`] : []),
        ...(plan && plan.waived.length > 0 ? [`Please waive: ${listed(plan.waived, language)}.`] : []),
        "Please stop collection while we talk, and contact nobody but me.",
        "Please confirm the result and the papers you need in writing.",
      ]),
      ...(fails.length > 0 ? [heading("Please check this on the account"), list(fails)] : []),
      heading("If the answer is no"),
      paragraph(`Please tell me the reason and the rule, and pass this on to whoever decides on plans; I will apply again.${complaint ? ` For complaints: ${complaint.replace(/^complaints: /, "")}.` : ""}`),
      heading("Write down"),
      signature("Date and time", "Who, and staff number", "Answer", "Next contact"),
    ],
  };
}

/** Income by month, and what of it goes to the plan. */
function byMonth({ report, offer, language }: Facts): Block | null {
  if (!offer) return null;
  const rows = offer.schedule.filter(({ payment }) => minor(payment) !== 0n).slice(0, MONTHS);
  const { budget } = report;
  const zh = language === "zh";
  if (!budget) {
    return { kind: "table", head: zh ? ["还款日", "还款额", "剩余应还"] : ["Day", "Payment", "Still to pay"], rows: rows.map(({ due, payment, remaining }) => [due, shown(payment), shown(remaining)]) };
  }
  // Where something begins or ends, the month of each payment has its own figures.
  const monthOf = (day: string) => budget.periods?.find(({ from, to }) => from <= day && (to === undefined || day <= to)) ?? budget;
  const head = zh ? ["还款日", "月收入", "必要支出及其他债务", "本方案还款", "结余"] : ["Day", "Income", "Spending, other debts", "This plan", "Left"];
  return {
    kind: "table",
    head,
    rows: rows.map(({ due, payment }) => {
      const { income, essentials, debts } = monthOf(due);
      const spent = (minor(essentials) ?? 0n) + (minor(debts) ?? 0n);
      const left = (minor(income) ?? 0n) - spent - (minor(payment) ?? 0n);
      return [due, shown(income), shown(decimal(spent)), shown(payment), shown(decimal(left))];
    }),
  };
}

/** What is owed, part by part. */
function owedTable({ report, language }: Facts): Block {
  const zh = language === "zh";
  const rows = parts(report, language).map((part) => [part.label, shown(whole(part))]);
  return { kind: "table", head: zh ? ["款项", "金额"] : ["Owed for", "Amount"], rows: [...rows, [zh ? "合计" : "Total", shown(report.balance.payoff)]] };
}

/** The application for a plan. */
export function application(facts: Facts): Letter {
  const { language } = facts;
  const { issuer, owed, day, days, since, reason, monthly, lump, plan } = figures(facts);
  const table = byMonth(facts);
  if (language === "zh") {
    return {
      title: "还款计划书",
      blocks: [
        paragraph(`致：${issuer}`),
        paragraph(`截至${day}，本人在贵行共欠${owed}${days > 0 ? `，自${since}起逾期${days}天` : ""}，构成如下：`),
        owedTable(facts),
        paragraph(`${reason ? `因${reason}，` : ""}本人目前无法按原约定还款，但有还款意愿。${monthly ? `经测算，每月可用于还款的金额为${monthly}${lump ? `，另可先还${lump}` : ""}。` : ""}`),
        ...(plan
          ? [
              heading("申请的方案"),
              paragraph(`${plan.name}：${plan.down ? `首付${plan.down}，` : ""}分${plan.count}期，每期${plan.each}，首期${plan.first}，末期${plan.last}，共还${plan.total}。${plan.waived.length > 0 ? `申请减免：${listed(plan.waived, language)}。` : ""}`),
            ]
          : []),
        ...(table ? [heading("逐月收支与还款"), table] : []),
        paragraph("本人承诺所填情况属实，按期足额还款；情况变化时及时告知。恳请贵行予以考虑，并书面答复。"),
        signature("申请人", "日期"),
      ],
    };
  }
  return {
    title: "Application for a repayment plan",
    blocks: [
      paragraph(`To: ${issuer}`),
      paragraph(`On ${day} I owe ${owed}${days > 0 ? `, ${days} days late since ${since}` : ""}, made up as follows:`),
      owedTable(facts),
      paragraph(`I cannot pay as agreed now${reason ? ` (${reason})` : ""}, and I want to repay. ${monthly ? `By my budget a month has ${monthly} for it${lump ? `, and ${lump} can be paid at once` : ""}.` : ""}`),
      ...(plan
        ? [
            heading("The plan I ask for"),
            paragraph(`${plan.name}: ${plan.down ? `${plan.down} down, then ` : ""}${plan.count} payments of ${plan.each}, the first on ${plan.first}, the last on ${plan.last}, ${plan.total} in all.${plan.waived.length > 0 ? ` To be waived: ${listed(plan.waived, language)}.` : ""}`),
          ]
        : []),
      ...(table ? [heading("Income and payments by month"), table] : []),
      paragraph("What I state is true. I will pay on time and in full, and tell you when things change. Please consider this and answer in writing."),
      signature("Applicant", "Date"),
    ],
  };
}

/** The hardship letter. */
export function hardshipLetter(facts: Facts): Letter {
  const { language, report, offer } = facts;
  const { issuer, owed, day, days, since, reason, monthly, money } = figures(facts);
  const papers = (offer?.supportingDocuments ?? []).map((paper) => name(paper, language));
  const { budget } = report;
  if (language === "zh") {
    return {
      title: "困难情况说明",
      blocks: [
        paragraph(`致：${issuer}`),
        paragraph(`本人欠贵行${owed}（截至${day}）${days > 0 ? `，自${since}起逾期${days}天` : ""}。`),
        paragraph(`困难原因：${reason || "＿＿＿＿＿＿"}。发生于＿＿＿＿年＿＿月，具体情况：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿。`),
        ...(budget ? [paragraph(`目前每月收入${money(budget.income)}，必要支出${money(budget.essentials)}，其他债务${money(budget.debts)}，可用于本笔还款${money(budget.share)}。`)] : monthly ? [paragraph(`目前每月可用于还款${monthly}。`)] : []),
        paragraph("预计好转的时间：＿＿＿＿年＿＿月。本人愿意按能力还款，请求停止计收违约金并给予分期。"),
        ...(papers.length > 0 ? [heading("附件"), list(papers)] : []),
        signature("说明人", "日期"),
      ],
    };
  }
  return {
    title: "Why it is hard to pay",
    blocks: [
      paragraph(`To: ${issuer}`),
      paragraph(`I owe ${owed} (on ${day})${days > 0 ? `, ${days} days late since ${since}` : ""}.`),
      paragraph(`The reason: ${reason || "____________"}. It began in ____________. What happened: ________________________________________.`),
      ...(budget ? [paragraph(`A month brings ${money(budget.income)}; ${money(budget.essentials)} go to essentials and ${money(budget.debts)} to other debts; ${money(budget.share)} are left for this debt.`)] : monthly ? [paragraph(`A month has ${monthly} for this debt.`)] : []),
      paragraph("I expect it to get better in ____________. I will pay what I can, and ask for late fees to stop and for payment by instalments."),
      ...(papers.length > 0 ? [heading("Enclosed"), list(papers)] : []),
      signature("Signed", "Date"),
    ],
  };
}

/** The papers that a plan asks for, and what nearly every bank asks for besides. */
export function papersFor(offer: Offer | null): readonly SupportingDocument[] {
  const usual: readonly SupportingDocument[] = ["identity", "incomeProof", "bankStatements", "creditReport", "hardshipLetter", "repaymentProposal"];
  return [...new Set([...(offer?.supportingDocuments ?? []), ...usual])];
}

export function checklist(facts: Facts, brought: readonly string[]): Letter {
  const { language, offer } = facts;
  const needed = offer?.supportingDocuments ?? [];
  const zh = language === "zh";
  const line = (paper: SupportingDocument) => `${brought.includes(paper) ? "☑" : "☐"} ${name(paper, language)}${needed.includes(paper) ? (zh ? "（方案要求）" : " (the plan asks for it)") : ""}`;
  return {
    title: zh ? "材料清单" : "Papers to bring",
    blocks: [list(papersFor(offer).map(line)), paragraph(zh ? "复印件即可，原件备查；每份写明日期。" : "Copies will do, with the originals at hand; each with its date.")],
  };
}
