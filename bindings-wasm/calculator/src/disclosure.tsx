// What a plan costs, item by item: shown before it is signed, and beside what was agreed.
import type { AgreementReport, CostDisclosure, Report } from "arrears";

import { type Draft, build } from "./draft.js";
import { ask } from "./engine.js";
import { shown } from "./money.js";
import { name } from "./names.js";
import { usePage } from "./page.js";
import { download } from "./save.js";
import type { Language } from "./words.js";

/** What the agreement of a report costs; nothing where it costs nothing. */
export function disclosureOf(report: Report): CostDisclosure | null {
  return report.costDisclosures?.find(({ about }) => about === "agreement") ?? null;
}

/** The paper to be confirmed before anything is signed, of the agreement alone. */
function disclosurePaper(draft: Draft, { canonicalText, digest }: AgreementReport, language: Language): string | null {
  const { offers: _, budget: __, ...document } = build({ ...draft, agreement: { signed: { canonicalText, digest } } }, language).document;
  return ask({ ...document, pages: [{ kind: "costDisclosure", language, format: "text" }] }).report?.pages?.[0]?.content ?? null;
}

interface Props {
  readonly disclosure: CostDisclosure | null;
  readonly draft: Draft;
  readonly agreement: AgreementReport;
  /** Whether it says itself what it is. */
  readonly isTitled?: boolean;
}

export function Disclosure({ disclosure, draft, agreement, isTitled = false }: Props) {
  const { t, language } = usePage();
  if (!disclosure) return <p class="note">{t("costsNothing")}</p>;
  const { principal, charges, annualCost, contingent } = disclosure;
  const percent = (rate: string | undefined) => (rate === undefined ? "–" : `${rate} %`);
  const save = () => {
    const paper = disclosurePaper(draft, agreement, language);
    if (paper !== null) download(`arrears-cost-disclosure-${agreement.followUp.asOf}.txt`, "text/plain;charset=utf-8", paper);
  };
  return (
    <div class="disclosure">
      {isTitled && <h3>{t("allInCost")}</h3>}
      <table class="amounts">
        <thead>
          <tr>
            <th scope="col">{t("chargeItem")}</th>
            <th scope="col">{t("amount")}</th>
            <th scope="col">{t("chargeYear")}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t("chargedOn")}</th>
            <td>{shown(principal)}</td>
            <td />
          </tr>
          {charges.map(({ charge, amount, annual }) => (
            <tr key={charge}>
              <th scope="row">{name(charge, language)}</th>
              <td>{shown(amount)}</td>
              <td>{percent(annual)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("paidAsAgreed")}</th>
            <td />
            <td>{percent(annualCost)}</td>
          </tr>
        </tfoot>
      </table>
      {isTitled ? <h4>{t("onTopInDefault")}</h4> : <h3>{t("onTopInDefault")}</h3>}
      <ul class="plain">
        {contingent.map(({ charge, text }) => (
          <li key={charge}>{text[language]}</li>
        ))}
        {contingent.length === 0 && <li>{t("nothingOnTop")}</li>}
      </ul>
      <p class="hint">{t("nothingElse")}</p>
      <div class="buttons">
        <button type="button" onClick={save}>
          {t("saveDisclosure")}
        </button>
      </div>
    </div>
  );
}
