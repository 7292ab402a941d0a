import { CalendarCheck, Check, CircleDashed, CirclePlay, Undo2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import type { MeetingStatus } from "@/lib/domain/meeting";

const signs = {
  PLANNED: CircleDashed,
  CONVENED: CalendarCheck,
  OPEN: CirclePlay,
  CLOSED: Check,
  ADJOURNED_NO_QUORUM: Undo2,
  CANCELLED: X,
} as const;

/** Where a meeting stands: a sign and its word. */
export function MeetingChip({ status }: { readonly status: MeetingStatus }): ReactNode {
  const t = useTranslations("committees.status");
  const Sign = signs[status];
  return (
    <Chip tone={status === "CLOSED" ? "done" : "text"} sign={<Sign aria-hidden size={14} strokeWidth={1.6} />}>
      {t(status)}
    </Chip>
  );
}
