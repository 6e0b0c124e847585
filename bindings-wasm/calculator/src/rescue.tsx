// Where something cannot be shown, whatever it is, the page says so and leaves a way on.
import { Component, type ComponentChildren } from "preact";

import { download } from "./save.js";
import { KEY, forget } from "./store.js";
import { say } from "./page.js";

const SAVED = "arrears-kept.json";

export function saveKept(text: string): void {
  download(SAVED, "application/json", text);
}

export class Rescue extends Component<{ readonly children: ComponentChildren }, { readonly isLost: boolean }> {
  override state = { isLost: false };

  static override getDerivedStateFromError() {
    return { isLost: true };
  }

  override render() {
    if (!this.state.isLost) return this.props.children;
    const t = say(document.documentElement.lang.startsWith("zh") ? "zh" : "en");
    const kept = sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY);
    return (
      <main>
        <div class="mend" role="alert" id="lost">
          <p>{t("lost")}</p>
          <div class="buttons">
            {kept !== null && (
              <button type="button" onClick={() => saveKept(kept)}>
                {t("saveKept")}
              </button>
            )}
            <button
              type="button"
              onClick={() => {
                forget();
                location.reload();
              }}
            >
              {t("clearAndGo")}
            </button>
          </div>
        </div>
      </main>
    );
  }
}
