"use client";

import { Check } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { keepCheck } from "@/components/ledger/known-check";
import { useLedgerCheck } from "@/components/ledger/use-ledger-check";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { Seal } from "@/components/ui/seal";
import type { CheckLedger } from "@/lib/features/ledger/view";
import { formatNumber, formatTime } from "@/lib/text/format";

type Props = {
  readonly project: string;
  readonly check: CheckLedger;
  readonly acts: number;
  readonly head: string;
  readonly timeZone: string;
  /** The first act of the page that does not hold, when the page itself shows one. */
  readonly brokenOnPage: number | null;
};

/** The rail of the ledger: what is known of the chain, and the button that recomputes all of it. */
export function LedgerCheck({ project, check, acts, head, timeZone, brokenOnPage }: Props): ReactNode {
  const t = useTranslations("ledger");
  const locale = useLocale();
  const { last, running, failed, run } = useLedgerCheck(check, ({ total, brokenAt, at }) =>
    keepCheck(project, { total, brokenAt, at, timeZone }),
  );
  const broken = last?.brokenAt ?? brokenOnPage;
  const intact = last?.done === true && last.brokenAt === null;
  const number = (value: number): string => formatNumber(locale, value);
  return (
    <section aria-labelledby="ledger-state" className="flex flex-col">
      <Seal digest={head} size={120} state={intact ? "set" : "waiting"} className="mx-auto mb-4 max-xl:hidden" />
      <div role="status" className="text-center max-xl:text-left">
        <h2 id="ledger-state" className={broken === null ? "t-16 font-semibold" : "t-16 font-semibold text-late"}>
          {broken !== null ? t("broken", { act: number(broken) }) : intact ? t("intact") : t("unchecked")}
        </h2>
        <p className="t-13 mt-1 text-text-2">
          {ruleOf(t, { failed, broken, checkedAt: intact ? formatTime({ locale, timeZone }, last.at) : null }, number)}
        </p>
      </div>
      {running ? (
        <Progress
          value={last?.checkedTo}
          max={last?.total ?? acts}
          label={t("checking")}
          detail={t("checked", { count: last?.checkedTo ?? 0, total: last?.total ?? acts })}
        />
      ) : null}
      {intact ? (
        <ul className="t-13 mt-6 border-line-2 border-t">
          <Fact title={t("noneMissing")} detail={t("noneMissingDetail", { total: last.total })} />
          <Fact title={t("noneChanged")} detail={t("noneChangedDetail", { count: last.checkedTo })} />
          <Fact title={t("eachTied")} detail={t("eachTiedDetail")} />
        </ul>
      ) : null}
      <Button className="mt-6" wide busy={running} onClick={() => void run()}>
        {last === null ? t("check") : t("checkAgain")}
      </Button>
    </section>
  );
}

type Known = { readonly failed: boolean; readonly broken: number | null; readonly checkedAt: string | null };

/** What is known of the chain, and how. */
function ruleOf(
  t: ReturnType<typeof useTranslations<"ledger">>,
  { failed, broken, checkedAt }: Known,
  number: (value: number) => string,
): string {
  if (failed) return t("checkFailed");
  if (broken !== null) return t("brokenRule", { act: number(broken) });
  return checkedAt === null ? t("uncheckedRule") : t("checkedAt", { time: checkedAt });
}

function Fact({ title, detail }: { readonly title: string; readonly detail: string }): ReactNode {
  return (
    <li className="flex gap-2.5 border-b py-2.5">
      <Check aria-hidden size={16} strokeWidth={1.8} className="mt-0.5 shrink-0 text-done" />
      <span>
        <span className="font-semibold">{title}</span>
        <span className="t-12 block text-text-3">{detail}</span>
      </span>
    </li>
  );
}
