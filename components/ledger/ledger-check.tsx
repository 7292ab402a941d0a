"use client";

import { Check } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { Seal } from "@/components/ui/seal";
import type { CheckLedger, LedgerCheck as Stretch } from "@/lib/features/ledger/view";
import { formatNumber, formatTime } from "@/lib/text/format";

type Props = {
  readonly check: CheckLedger;
  readonly acts: number;
  readonly head: string;
  readonly timeZone: string;
  /** The first act of the page that does not hold, when the page itself shows one. */
  readonly brokenOnPage: number | null;
};

/** The rail of the ledger: what is known of the chain, and the button that recomputes all of it. */
export function LedgerCheck({ check, acts, head, timeZone, brokenOnPage }: Props): ReactNode {
  const t = useTranslations("ledger");
  const locale = useLocale();
  const [state, setState] = useState<{ readonly last: Stretch | null; readonly running: boolean; readonly failed: boolean }>({ last: null, running: false, failed: false });
  const { last, running, failed } = state;
  const broken = last?.brokenAt ?? brokenOnPage;
  const intact = last?.done === true && last.brokenAt === null;
  const run = async (): Promise<void> => {
    setState({ last: null, running: true, failed: false });
    try {
      let step = await check(0);
      setState({ last: step, running: !step.done, failed: false });
      while (!step.done) {
        step = await check(step.checkedTo);
        setState({ last: step, running: !step.done, failed: false });
      }
    } catch {
      setState({ last: null, running: false, failed: true });
    }
  };
  const number = (value: number): string => formatNumber(locale, value);
  return (
    <section aria-labelledby="ledger-state" className="flex flex-col">
      <Seal digest={head} size={120} state={intact ? "set" : "waiting"} className="mx-auto mb-4 max-xl:hidden" />
      <div role="status" className="text-center max-xl:text-left">
        <h2 id="ledger-state" className={broken === null ? "t-16 font-semibold" : "t-16 font-semibold text-late"}>
          {broken !== null ? t("broken", { act: number(broken) }) : intact ? t("intact") : t("unchecked")}
        </h2>
        <p className="t-13 mt-1 text-text-2">
          {failed
            ? t("checkFailed")
            : broken !== null
              ? t("brokenRule", { act: number(broken) })
              : intact
                ? t("checkedAt", { time: formatTime({ locale, timeZone }, last.at) })
                : t("uncheckedRule")}
        </p>
      </div>
      {running ? <Progress value={last?.checkedTo} max={last?.total ?? acts} label={t("checking")} detail={t("checked", { count: last?.checkedTo ?? 0, total: last?.total ?? acts })} /> : null}
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
