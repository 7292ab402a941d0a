"use client";

import { type ComponentProps, type ReactNode, useState } from "react";
import { ActProblem, RefusalNotice } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { BlockedAct } from "@/components/ui/blocked-act";
import { Button } from "@/components/ui/button";
import type { AbilityView, Action, ActionAnswer, RefusedSubject } from "@/lib/features/act/view";

type Props = {
  readonly action: Action;
  readonly input: unknown;
  readonly ability?: AbilityView;
  readonly project?: string;
  readonly subject?: RefusedSubject;
  readonly onDone?: (done: Extract<ActionAnswer, { ok: true }>) => void;
  readonly children: ReactNode;
} & Pick<ComponentProps<typeof Button>, "variant" | "size" | "wide" | "icon" | "kbd">;

/** A button that does one act: enabled by the very rule that writes, and when it is closed it says why and what else. */
export function ActButton({
  action,
  input,
  ability = { allowed: true },
  project,
  subject,
  onDone,
  children,
  ...look
}: Props): ReactNode {
  const acting = useAct(action, { project, subject, ...(onDone === undefined ? {} : { onDone }) });
  if (!ability.allowed) return <ClosedAct refusal={ability.refusal}>{children}</ClosedAct>;
  return (
    <>
      <Button {...look} busy={acting.pending} onClick={() => void acting.run(input)}>
        {children}
      </Button>
      <ActProblem acting={acting} />
    </>
  );
}

/** An act that a rule closes: says the first reason, opens the whole refusal. */
export function ClosedAct({
  refusal,
  children,
}: {
  readonly refusal: Extract<AbilityView, { allowed: false }>["refusal"];
  readonly children: ReactNode;
}): ReactNode {
  const [open, setOpen] = useState(false);
  const first = refusal.facts[0];
  return (
    <>
      <BlockedAct reason={first?.fact ?? ""} code={first?.code} onOpen={() => setOpen(true)}>
        {children}
      </BlockedAct>
      <RefusalNotice refusal={refusal} open={open} onOpenChange={setOpen} />
    </>
  );
}
