import { CircleDashed, CircleSlash } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ball } from "@/components/ui/ball";
import { Chip } from "@/components/ui/chip";
import { SmallSeal } from "@/components/ui/small-seal";
import type { MilestoneStatus } from "@/lib/domain/milestone";
import type { Turn } from "@/lib/features/milestone/view";

const seals = {
  ACCEPTED: "accepted",
  ACCEPTED_TACITLY: "tacit",
  ACCEPTED_WITH_RESERVATIONS: "reserved",
  ACCEPTED_WITH_PRICE_REDUCTION: "accepted",
  REJECTED: "rejected",
} as const satisfies Partial<Record<MilestoneStatus, string>>;

function sealOf(status: MilestoneStatus): (typeof seals)[keyof typeof seals] | null {
  return status in seals ? (Object.entries(seals).find(([name]) => name === status)?.[1] ?? null) : null;
}

/** Where a milestone stands: a seal once it is decided, else whose turn it is. */
export function MilestoneChip({
  status,
  turn,
  filled = false,
}: {
  readonly status: MilestoneStatus;
  readonly turn: Turn;
  readonly filled?: boolean;
}): ReactNode {
  const t = useTranslations();
  const words = t(`status.milestone.${status}`);
  const seal = sealOf(status);
  if (seal !== null)
    return (
      <Chip tone="ink" sign={<SmallSeal kind={seal} />}>
        {words}
      </Chip>
    );
  if (status === "CANCELLED" || status === "SUPERSEDED")
    return (
      <Chip tone="muted" sign={<CircleSlash aria-hidden />}>
        {words}
      </Chip>
    );
  if (turn.ball === "none")
    return (
      <Chip tone="muted" sign={<CircleDashed aria-hidden />}>
        {words}
      </Chip>
    );
  return (
    <Chip
      tone={turn.ball === "theirs" ? "them" : "you"}
      filled={filled}
      sign={<Ball side={turn.ball} label={t(`milestones.turn.${turn.ball}`, { who: turn.who })} />}
    >
      {words}
    </Chip>
  );
}
