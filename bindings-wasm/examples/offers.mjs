// Plans for a card that cannot be paid at once: 600.00 a month, an illness, and one plan that the debtor proposes.
import { ArrearsError, card, offers, purchase, report } from "arrears";

const asked = card({ preset: "cmb", opened: "2023-03-06", statementDay: 5 }, [purchase("2023-03-30", "9000.00")], {
  asOf: "2023-09-05",
  offers: offers(
    "cardIssuer",
    { monthly: "600.00" },
    { applicant: { hardship: "illness" }, proposals: [{ kind: "personalised", periods: 24, rate: "0.03" }] },
  ),
});
try {
  const { offers: found } = report(asked);
  for (const { kind, total, largestPayment, lastDue } of found?.offers ?? []) console.log(kind, total, largestPayment, lastDue);
  for (const { kind, text } of found?.refused ?? []) console.log(kind, text.en);
  for (const { answer, offers: instead } of found?.negotiation ?? []) console.log(answer, instead[0]?.offer.total);
} catch (error) {
  if (!(error instanceof ArrearsError)) throw error;
  console.error(`${error.kind} (${error.code}) at ${error.path}: ${error.message}`);
}
