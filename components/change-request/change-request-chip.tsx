import {
  Ban,
  CalendarClock,
  Check,
  CircleDashed,
  CircleHelp,
  Hammer,
  HandCoins,
  Hourglass,
  type LucideIcon,
  ScanSearch,
  Send,
  Siren,
  Undo2,
  X,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Chip, type ChipTone } from "@/components/ui/chip";
import type { ChangeRequestStatus } from "@/lib/domain/change-request";

const looks: Readonly<Record<ChangeRequestStatus, readonly [LucideIcon, ChipTone]>> = {
  DRAFT: [CircleDashed, "muted"],
  SUBMITTED: [Send, "text"],
  QUALIFIED: [ScanSearch, "text"],
  IMPACT_ASSESSMENT: [ScanSearch, "text"],
  QUOTED: [HandCoins, "text"],
  UNDER_DECISION: [Hourglass, "text"],
  APPROVED: [Check, "done"],
  REJECTED: [X, "muted"],
  DEFERRED: [CalendarClock, "muted"],
  CONCESSION: [Check, "muted"],
  CONTRACTED: [Check, "done"],
  IN_IMPLEMENTATION: [Hammer, "text"],
  VERIFIED: [Check, "done"],
  CLOSED: [Check, "done"],
  WITHDRAWN: [Undo2, "muted"],
  EXPIRED: [Ban, "late"],
  DISPUTED: [CircleHelp, "late"],
  EMERGENCY_APPROVED: [Siren, "late"],
};

/** Where a change request stands. */
export function ChangeRequestChip({ status }: { readonly status: ChangeRequestStatus }): ReactNode {
  const t = useTranslations("status.changeRequest");
  const [Sign, tone] = looks[status];
  return (
    <Chip tone={tone} sign={<Sign aria-hidden />}>
      {t(status)}
    </Chip>
  );
}
