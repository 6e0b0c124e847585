// The accounts that one plan is over: what is owed on each, what is paid for each, what has been paid on each.
import type { ComponentChildren } from "preact";
import type { FollowUp, Offer, Report } from "arrears";

import { shown } from "./money.js";
import { usePage } from "./page.js";
import { accountName } from "./together.js";

type Of<T> = NonNullable<T> extends readonly (infer One)[] ? One : never;
type AccountTogether = Of<Report["together"]>;
type AccountOffer = Of<Offer["accounts"]>;
type AccountFollowUp = Of<FollowUp["accounts"]>;

interface Named {
  readonly names: readonly string[];
  readonly at: number;
}

interface TableProps<T> extends Named {
  readonly id: string;
  readonly title: string;
  readonly accounts: readonly (T & { readonly account?: string })[];
  readonly columns: readonly (readonly [title: string, cell: (account: T) => ComponentChildren])[];
}

function Accounts<T>({ id, title, accounts, columns, names, at }: TableProps<T>) {
  const { t } = usePage();
  return (
    <>
      <h3>{title}</h3>
      <table class="amounts" id={id}>
        <thead>
          <tr>
            <th scope="col">{t("account")}</th>
            {columns.map(([column]) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {accounts.map((account, place) => (
            <tr key={place}>
              <th scope="row">{accountName(place === 0 ? undefined : account.account, names, at)}</th>
              {columns.map(([column, cell]) => (
                <td key={column}>{cell(account)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** What a plan is over. */
export function OverAccounts(props: Named & { readonly accounts: readonly AccountTogether[] }) {
  const { t } = usePage();
  return <Accounts id="over-accounts" {...props} title={t("overAccounts")} columns={[[t("lineOwed"), ({ totalOwed }) => shown(totalOwed)], [t("overdue"), ({ overdue }) => shown(overdue)], [t("daysPastDue"), ({ daysPastDue }) => daysPastDue]]} />;
}

/** What an offer pays for each, in the order of the accounts that it is over. */
export function OfAccounts({ over, accounts, ...props }: Named & { readonly over: readonly AccountTogether[]; readonly accounts: readonly AccountOffer[] }) {
  const { t } = usePage();
  const named = accounts.map((account, place) => ({ ...account, account: over[place]?.account }));
  return <Accounts<AccountOffer> id="of-accounts" {...props} accounts={named} title={t("ofAccounts")} columns={[[t("paidForIt"), ({ total }) => shown(total)], [t("givenUp"), ({ givenUp }) => shown(givenUp)]]} />;
}

/** What each has received under the agreement, and what is left of it. */
export function Followed(props: Named & { readonly accounts: readonly AccountFollowUp[] }) {
  const { t } = usePage();
  return <Accounts id="followed-accounts" {...props} title={t("ofAccounts")} columns={[[t("paidSoFar"), ({ received }) => shown(received)], [t("owedNow"), ({ totalOwed }) => shown(totalOwed)], [t("daysPastDue"), ({ daysPastDue }) => daysPastDue]]} />;
}
