import { Ban, CalendarClock, Check, CircleDot, Clock, Handshake, Scale, UserRoundCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Chip, type ChipTone } from "@/components/ui/chip";
import { KeptSquare } from "@/components/ui/kept-strip";
import type { CommitmentStatus } from "@/lib/domain/commitment";

const looks: Readonly<Record<CommitmentStatus, { readonly tone: ChipTone; readonly sign: ReactNode }>> = {
  PROPOSED: { tone: "muted", sign: <CircleDot aria-hidden /> },
  COMMITTED: { tone: "ink", sign: <Handshake aria-hidden /> },
  DUE: { tone: "text", sign: <Clock aria-hidden /> },
  KEPT: { tone: "done", sign: <Check aria-hidden /> },
  KEPT_LATE: { tone: "late", sign: <KeptSquare kept="late" /> },
  BROKEN: { tone: "late", sign: <KeptSquare kept="broken" /> },
  EXCUSED: { tone: "muted", sign: <Scale aria-hidden /> },
  RESCHEDULED: { tone: "ink", sign: <CalendarClock aria-hidden /> },
  SUBSTITUTED: { tone: "ink", sign: <UserRoundCheck aria-hidden /> },
  RELEASED: { tone: "muted", sign: <Ban aria-hidden /> },
};

/** Where a commitment stands, in a sign and words. */
export function CommitmentChip({ status }: { readonly status: CommitmentStatus }): ReactNode {
  const t = useTranslations("status.commitment");
  const { tone, sign } = looks[status];
  return (
    <Chip tone={tone} sign={sign}>
      {t(status)}
    </Chip>
  );
}
