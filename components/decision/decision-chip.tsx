import { Ban, CalendarClock, Check, CircleDashed, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import type { DecisionStatus } from "@/lib/domain/decision";

const looks = {
  PROPOSED: [CircleDashed, "you"],
  ADOPTED: [Check, "done"],
  REJECTED: [X, "text"],
  POSTPONED: [CalendarClock, "muted"],
  REVOKED: [Ban, "muted"],
} as const;

/** Where a decision stands. */
export function DecisionChip({ status }: { readonly status: DecisionStatus }): ReactNode {
  const t = useTranslations("decisionRegister.status");
  const [Sign, tone] = looks[status];
  return (
    <Chip tone={tone} sign={<Sign aria-hidden size={14} strokeWidth={1.6} />}>
      {t(status)}
    </Chip>
  );
}
