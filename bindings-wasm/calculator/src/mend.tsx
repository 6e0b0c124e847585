// Says what is wrong, or still wanting, in the name of its field, and leads there.
import { useLayoutEffect, useState } from "preact/hooks";

import type { Fault } from "./engine.js";
import { fieldOf, labelOf } from "./focus.js";
import { faultText, isNeeded } from "./names.js";
import { colon, usePage } from "./page.js";

/** The section that holds what a path is about. */
function sectionOf(path: string): string {
  return /^(form|offers|budget)\b/.test(path) ? "carry" : "account";
}

export function Mend({ fault, hasOlder }: { readonly fault: Fault; readonly hasOlder: boolean }) {
  const { t, language, folds } = usePage();
  const [label, setLabel] = useState<string | null>(null);
  useLayoutEffect(() => setLabel(labelOf(fieldOf(fault.path))), [fault, language]);
  const go = () => {
    const lead = () => {
      const field = fieldOf(fault.path);
      field?.focus();
      field?.scrollIntoView({ block: "center" });
    };
    if (folds.isOpen(sectionOf(fault.path))) return lead();
    folds.set(sectionOf(fault.path), true);
    requestAnimationFrame(lead);
  };
  const needed = isNeeded(fault);
  return (
    <div class={needed ? "mend calm" : "mend"} role={needed ? "status" : "alert"} id="mend">
      <p>
        <strong>{t(needed ? "stillNeeded" : "fix")}</strong>{" "}
        {label && (needed ? label : `${label}${colon(language)}`)}
        {!needed && faultText(fault.kind, fault.message, language)} {label === "" && fault.path !== "" && <code>{fault.path}</code>}
      </p>
      <p>
        {label !== "" && (
          <button type="button" onClick={go}>
            {t("goThere")}
          </button>
        )}{" "}
        {hasOlder && t("stale")}
      </p>
    </div>
  );
}
