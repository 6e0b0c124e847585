// A complaint with the facts of the case: contacts that the rules did not allow, charges that they do not.
import type { CaseworkRecord, ContactAnswer } from "arrears";

import { longDay } from "./dates.js";
import { type Letter, heading, list, paragraph, signature } from "./letter.js";
import type { Facts } from "./letters.js";
import { name } from "./names.js";
import { listed } from "./page.js";

export interface Wrong {
  readonly record: CaseworkRecord;
  readonly answer: ContactAnswer;
}

/** What there is to complain of: in a sentence each. */
export function grounds({ report, language }: Facts, contacts: readonly Wrong[]): readonly string[] {
  const zh = language === "zh";
  const fails = report.law.verdicts.filter(({ outcome }) => outcome === "fail").map(({ text }) => text[language]);
  const made = contacts.flatMap(({ record, answer }) =>
    record.kind === "contact"
      ? [`${longDay(record.date, language)} ${record.time}${zh ? "，" : ", "}${name(`channel.${record.channel}`, language)}${zh ? "：" : ": "}${listed(answer.refused.map(({ text }) => text[language]), language)}`]
      : [],
  );
  return [...made, ...fails];
}

export function complaint(facts: Facts, contacts: readonly Wrong[]): Letter {
  const { report, issuer, language } = facts;
  const told = list(grounds(facts, contacts));
  const where = report.consequences?.find(({ about }) => about === "complaint")?.text[language];
  if (language === "zh") {
    return {
      title: "投诉信",
      blocks: [
        paragraph(`致：${issuer}消费者权益保护部门`),
        paragraph(`本人是贵机构客户，就以下事实投诉（截至${longDay(report.asOf, language)}）：`),
        heading("事实"),
        told,
        heading("请求"),
        list(["停止上述做法，并书面说明处理结果。", "按规定更正多收的费用。", "今后只在规定时间内、只与本人联系。"]),
        paragraph(`如未答复或处理不当，本人将向监管部门投诉或申请调解。${where ? `${where}。` : ""}`),
        signature("投诉人", "日期", "账户编号"),
      ],
    };
  }
  return {
    title: "Complaint",
    blocks: [
      paragraph(`To: ${issuer}, complaints`),
      paragraph(`I am your customer and complain about the following, as of ${longDay(report.asOf, language)}:`),
      heading("What happened"),
      told,
      heading("What I ask for"),
      list(["Stop this, and tell me in writing what was done about it.", "Correct what was charged against the rules.", "From now on contact only me, and only at the hours allowed."]),
      paragraph(`Without an answer I will turn to the regulator or ask for mediation.${where ? ` ${where.charAt(0).toUpperCase()}${where.slice(1)}.` : ""}`),
      signature("Signed", "Date", "Account reference"),
    ],
  };
}
