import { Check, CheckCheck, Circle, CornerDownRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ball, type BallSide } from "@/components/ui/ball";
import { Chip, type ChipTone } from "@/components/ui/chip";
import { SmallSeal } from "@/components/ui/small-seal";
import type { Side } from "@/lib/domain/party";
import type { RequirementStatus } from "@/lib/domain/requirement";
import { awaitedSides } from "@/lib/features/requirement/view";

type Props = {
  readonly status: RequirementStatus;
  readonly agreements: readonly Side[];
  /** The reader's own side: the left half of the court. */
  readonly side: Side;
  readonly changePending?: boolean;
  readonly filled?: boolean;
};

/** Where a requirement stands: a sign and a word; under review, whose agreement is awaited. */
export function RequirementChip({ status, agreements, side, changePending = false, filled = false }: Props): ReactNode {
  const t = useTranslations();
  if (changePending) {
    return (
      <Chip tone="ink" sign={<CornerDownRight aria-hidden />}>
        {t("requirements.changePending")}
      </Chip>
    );
  }
  if (status === "UNDER_REVIEW") {
    const ball = turn(awaitedSides(agreements), side);
    return (
      <Chip tone={ball === "theirs" ? "them" : "you"} filled={filled} sign={<Ball side={ball} />}>
        {t(`requirements.turn.${ball}`)}
      </Chip>
    );
  }
  const { tone, sign } = look(status);
  return (
    <Chip tone={tone} sign={sign}>
      {t(`status.requirement.${status}`)}
    </Chip>
  );
}

function turn(awaited: readonly Side[], side: Side): Exclude<BallSide, "none"> {
  if (!awaited.includes(side)) return "theirs";
  return awaited.length > 1 ? "both" : "yours";
}

function look(status: RequirementStatus): { readonly tone: ChipTone; readonly sign: ReactNode } {
  switch (status) {
    case "ACCEPTED":
      return { tone: "ink", sign: <SmallSeal kind="accepted" /> };
    case "VERIFIED":
      return { tone: "done", sign: <Check aria-hidden /> };
    case "AGREED":
      return { tone: "text", sign: <CheckCheck aria-hidden /> };
    case "BASELINED":
    case "IMPLEMENTED":
    case "PROPOSED":
    case "UNDER_REVIEW":
      return { tone: "muted", sign: <Circle aria-hidden /> };
    case "DRAFT":
    case "DEFERRED":
    case "REJECTED":
    case "WITHDRAWN":
      return { tone: "muted", sign: <SmallSeal kind="open" /> };
    case "SUPERSEDED":
    case "OBSOLETE":
      return { tone: "muted", sign: <CornerDownRight aria-hidden /> };
  }
}
