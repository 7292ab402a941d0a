import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ball } from "@/components/ui/ball";
import { Chip } from "@/components/ui/chip";
import { SmallSeal, type SmallSealKind } from "@/components/ui/small-seal";
import type { Holder } from "@/lib/domain/ball";
import type { MilestoneStatus } from "@/lib/domain/milestone";
import type { Side } from "@/lib/domain/party";
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

const turns: Partial<Record<MilestoneStatus, "CLIENT" | "AGENCY">> = {
  IN_PROGRESS: "AGENCY",
  ADJOURNED: "AGENCY",
  SUBMITTED: "CLIENT",
  UNDER_VERIFICATION: "CLIENT",
};

/** Who has a milestone in hand while it is worked on or verified: by its account, where a question or a hearing may interrupt. */
export function turnOf({ status, holder }: Pick<TimelineRow, "status" | "holder">): Holder | null {
  return turns[status] === undefined || holder === "NOBODY" ? null : (holder ?? turns[status]);
}

type Props = { readonly row: TimelineRow; readonly side: Side; readonly now: Instant };

/** Where a milestone stands, in the words of the glossary: a seal with the day of its decision, else whose turn it is. */
export function MilestoneState({ row, side, now }: Props): ReactNode {
  const t = useTranslations("status.milestone");
  const locale = useLocale();
  const [seal, turn] = [seals[row.status], turnOf(row)];
  if (seal !== undefined)
    return (
      <Chip tone="ink" sign={<SmallSeal kind={seal} />}>
        {t(row.status)}
        {row.decidedOn === null ? null : (
          <span className="font-normal text-text-3"> {formatDay(locale, row.decidedOn, { weekday: false, now })}</span>
        )}
      </Chip>
    );
  if (turn !== null)
    return (
      <Chip tone={turn === side ? "you" : "them"} sign={<Ball side={turn === side ? "yours" : "theirs"} />}>
        {t(row.status)}
      </Chip>
    );
  return <span className="t-12 inline-block text-text-2 first-letter:uppercase">{t(row.status)}</span>;
}
