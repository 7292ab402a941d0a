import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SmallSeal, type SmallSealKind } from "@/components/ui/small-seal";
import type { MilestoneStatus } from "@/lib/domain/milestone";
import type { TimelineRow } from "@/lib/features/overview/view-timeline";
import type { Instant } from "@/lib/kernel/instant";
import { formatDay } from "@/lib/text/format";

const seals: Partial<Record<MilestoneStatus, SmallSealKind>> = {
  ACCEPTED: "accepted",
  ACCEPTED_TACITLY: "tacit",
  ACCEPTED_WITH_RESERVATIONS: "reserved",
  ACCEPTED_WITH_PRICE_REDUCTION: "accepted",
  REJECTED: "rejected",
};

/** Where a milestone stands, in the words of the glossary, with the day of its decision. */
export function MilestoneState({ row, now }: { readonly row: TimelineRow; readonly now: Instant }): ReactNode {
  const t = useTranslations("status.milestone");
  const locale = useLocale();
  const seal = seals[row.status];
  return (
    <span
      className={
        seal === undefined
          ? "t-12 inline-block text-text-2"
          : "t-12 inline-flex items-baseline gap-1.5 font-medium text-ink"
      }
    >
      {seal === undefined ? null : <SmallSeal kind={seal} size={16} className="self-center" />}
      <span className="inline-block first-letter:uppercase">
        {t(row.status)}
        {row.decidedOn === null || seal === undefined ? null : (
          <span className="font-normal text-text-3"> {formatDay(locale, row.decidedOn, { weekday: false, now })}</span>
        )}
      </span>
    </span>
  );
}
