"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { type RoomActing, useRoomAct } from "@/components/room/use-room-act";
import { Button } from "@/components/ui/button";
import type { Action } from "@/lib/features/act/view";

type Props = {
  readonly action: Action;
  readonly input: unknown;
  readonly children: ReactNode;
  readonly variant?: "main" | "plain" | "quiet";
  readonly size?: "sm" | "md" | "lg";
  readonly icon?: ReactNode;
  /** It is final: the button carries the blank seal. */
  readonly final?: boolean;
  readonly onDone?: () => void;
};

/** A button that does one act in the room. */
export function RoomAct({ action, input, children, onDone, ...look }: Props): ReactNode {
  const acting = useRoomAct(action, onDone);
  return (
    <>
      <Button {...look} busy={acting.pending} onClick={() => void acting.run(input)}>
        {children}
      </Button>
      <RoomProblem acting={acting} />
    </>
  );
}

/** Why an act was not done: a refusal in its dialog; offline, that nothing was sent. */
export function RoomProblem({ acting }: { readonly acting: RoomActing }): ReactNode {
  const t = useTranslations("room");
  if (acting.unsent)
    return (
      <p role="alert" className="t-13 text-you">
        {t("unsent")}
      </p>
    );
  return <ActProblem acting={acting} />;
}
