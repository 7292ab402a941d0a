import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePersonName } from "@/components/account/person-name";
import { useSpokenTime } from "@/components/commitment/spoken-time";
import { SectionHead } from "@/components/ui/section-head";
import type { CommitmentView } from "@/lib/features/commitment/view";
import { formatDay } from "@/lib/text/format";

/** Time declared against time committed: the balance for everybody, the days and the people for those concerned. */
export function CommitmentTimes({ view }: { readonly view: CommitmentView }): ReactNode {
  const t = useTranslations("commitments");
  const locale = useLocale();
  const nameOf = usePersonName();
  const said = useSpokenTime();
  const { balance } = view;
  const left = balance === null ? 0 : balance.committedMinutes - balance.declaredMinutes;
  return (
    <section className="mt-11">
      <SectionHead
        title={t("times")}
        remark={
          balance === null
            ? undefined
            : `${t("balance", { declared: said(balance.declaredMinutes), committed: said(balance.committedMinutes) })}${
                left > 0 ? `, ${t("balanceLeft", { left: said(left) })}` : ""
              }`
        }
      />
      {view.times.length === 0 ? (
        <p className="t-13 mt-3 text-text-2">{t(view.person === null ? "concerned" : "timesNone")}</p>
      ) : (
        <ul>
          {view.times.map((time) => (
            <li key={time.id} className="t-13 flex justify-between gap-4 border-b py-2.5">
              <span>{t("timeBy", { name: nameOf(time.by), day: formatDay(locale, time.on, { now: view.now }) })}</span>
              <span className="figures">{said(time.minutes)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
