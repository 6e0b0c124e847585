// The issuers and products whose contracts the engine knows, as people call them.
import type { CardPreset, LoanPreset } from "arrears";
import { CARD_PRESETS, LOAN_PRESETS } from "virtual:contract";

import { ask } from "./engine.js";
import type { Both } from "./words.js";

const ISSUER_NAMES: Readonly<Record<CardPreset, Both>> = {
  icbc: { en: "Industrial and Commercial Bank of China", zh: "工商银行" },
  ccb: { en: "China Construction Bank", zh: "建设银行" },
  boc: { en: "Bank of China", zh: "中国银行" },
  abc: { en: "Agricultural Bank of China", zh: "农业银行" },
  bocom: { en: "Bank of Communications", zh: "交通银行" },
  psbc: { en: "Postal Savings Bank of China", zh: "邮储银行" },
  cmb: { en: "China Merchants Bank", zh: "招商银行" },
  citic: { en: "China CITIC Bank", zh: "中信银行" },
  spdb: { en: "Shanghai Pudong Development Bank", zh: "浦发银行" },
  cib: { en: "Industrial Bank", zh: "兴业银行" },
  pab: { en: "Ping An Bank", zh: "平安银行" },
  ceb: { en: "China Everbright Bank", zh: "光大银行" },
  cmbc: { en: "China Minsheng Bank", zh: "民生银行" },
  gdb: { en: "China Guangfa Bank", zh: "广发银行" },
  huaXia: { en: "Hua Xia Bank", zh: "华夏银行" },
  weihai: { en: "Weihai City Commercial Bank", zh: "威海商业银行" },
};

const PRODUCT_NAMES: Readonly<Record<LoanPreset, Both>> = {
  consumerLoan: { en: "A bank's consumer loan", zh: "银行消费贷款" },
  misusedLoan: { en: "A consumer loan used for another purpose", zh: "挪用的消费贷款" },
  huabei: { en: "Huabei", zh: "花呗" },
  jiebei: { en: "Jiebei", zh: "借呗" },
  weilidai: { en: "Weilidai", zh: "微粒贷" },
};

export const ISSUERS = CARD_PRESETS.map((key) => [key, ISSUER_NAMES[key]] as const);
export const PRODUCTS = LOAN_PRESETS.map((key) => [key, PRODUCT_NAMES[key]] as const);

const known = new Map<string, boolean>();

/** Whether it is known when an issuer's statements are due; where it is not, the form has to ask. */
export function knowsDue(preset: string): boolean {
  const told = known.get(preset);
  if (told !== undefined) return told;
  const day = "2025-01-01";
  const account = { kind: "card", terms: { preset: preset as CardPreset, opened: day, statementDay: 1 }, events: [] } as const;
  const isKnown = preset !== "" && ask({ version: "arrears-case/2", account, asOf: day }).fault?.path !== "account.terms.due";
  known.set(preset, isKnown);
  return isKnown;
}
