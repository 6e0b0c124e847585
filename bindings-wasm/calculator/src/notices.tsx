// What has to be said of one's data before anything else: what was replaced, what could not be read, what another tab did.
import { usePage } from "./page.js";
import { saveKept } from "./rescue.js";
import type { Shelf } from "./shelf.js";

export function Notices({ shelf, isExample, startEmpty }: { readonly shelf: Shelf; readonly isExample: boolean; readonly startEmpty: () => void }) {
  const { t } = usePage();
  const { unread, rival, undo, isUnkept } = shelf;
  return (
    <>
      {unread !== null && (
        <div class="mend" role="alert" id="unread">
          <p>{t("unread")}</p>
          <div class="buttons">
            <button type="button" onClick={() => saveKept(unread)}>
              {t("saveKept")}
            </button>
            <button type="button" onClick={shelf.dropUnread}>
              {t("dropUnread")}
            </button>
          </div>
        </div>
      )}
      {rival && (
        <div class="mend calm" role="alert" id="rival">
          <p>{t("rival")}</p>
          <div class="buttons">
            <button type="button" onClick={rival.take}>
              {t("rivalTake")}
            </button>
            <button type="button" onClick={rival.keepMine}>
              {t("rivalKeep")}
            </button>
          </div>
        </div>
      )}
      {isUnkept && (
        <p class="mend" role="alert" id="unkept">
          {t("unkept")}
        </p>
      )}
      {undo && (
        <p class="banner" role="status" id="replaced">
          {t("replaced")}{" "}
          <button type="button" class="quiet" onClick={undo}>
            {t("undo")}
          </button>
        </p>
      )}
      {isExample && (
        <div class="banner" id="example">
          <p>{t("exampleShown")}</p>
          <button type="button" class="primary" onClick={startEmpty}>
            {t("startEmpty")}
          </button>
        </div>
      )}
    </>
  );
}
