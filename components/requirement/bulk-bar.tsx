"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { ReasonDialog } from "@/components/requirement/reason-dialog";
import { Button } from "@/components/ui/button";
import type { ReadItem } from "@/lib/domain/baseline-set";
import type { Action } from "@/lib/features/act/view";
import { type RequirementStep, reasonedSteps } from "@/lib/features/requirement/view";

/** The action of each step. */
export type StepActions = Readonly<Record<RequirementStep, Action>>;

type Props = {
  readonly project: string;
  /** What is selected, each in the version that was on screen. */
  readonly selected: readonly ReadItem[];
  /** All that match the filters, when they can be taken together. */
  readonly matching: readonly ReadItem[] | null;
  readonly steps: readonly RequirementStep[];
  readonly actions: StepActions;
  readonly onSelect: (texts: readonly ReadItem[]) => void;
  /** Other acts on the selection. */
  readonly children?: ReactNode;
};

/** What can be done with the selection, in one act for all of it. */
export function BulkBar({ project, selected, matching, steps, actions, onSelect, children }: Props): ReactNode {
  const t = useTranslations("requirements");
  if (selected.length === 0) return null;
  const more = matching !== null && matching.length > selected.length;
  return (
    <div
      role="group"
      aria-label={t("bulk.label")}
      className="sticky top-24 z-10 mb-2 flex flex-wrap items-center gap-2 border-ink-line border-y bg-ink-tint px-3 py-2 max-md:fixed max-md:inset-x-0 max-md:top-auto max-md:bottom-[calc(3.5rem+env(safe-area-inset-bottom))] max-md:z-20 max-md:mb-0 max-md:flex-nowrap max-md:overflow-x-auto max-md:[&>*]:shrink-0"
    >
      <p role="status" className="t-13 figures mr-2 font-semibold">
        {t("bulk.selected", { count: selected.length })}
      </p>
      {steps.map((step) => (
        <BulkStep
          key={step}
          project={project}
          step={step}
          texts={selected}
          action={actions[step]}
          onDone={() => onSelect([])}
        />
      ))}
      {children}
      <span className="flex-1" />
      {more ? (
        <Button variant="quiet" onClick={() => onSelect(matching)}>
          {t("bulk.all", { count: matching.length })}
        </Button>
      ) : null}
      <Button variant="quiet" onClick={() => onSelect([])}>
        {t("bulk.none")}
      </Button>
    </div>
  );
}

type StepProps = {
  readonly project: string;
  readonly step: RequirementStep;
  readonly texts: readonly ReadItem[];
  readonly action: Action;
  readonly onDone: () => void;
};

/** One step for one requirement or for many; steps that say why ask for it first. */
export function BulkStep({ project, step, texts, action, onDone }: StepProps): ReactNode {
  const t = useTranslations("requirements");
  const [asking, setAsking] = useState(false);
  const codes = texts.map(({ code }) => code);
  // One agrees on texts, not on numbers: each goes with the version that was read.
  const input = step === "agree" ? { read: texts } : { codes };
  const subject =
    codes.length === 1 ? ({ kind: "requirement", code: codes[0] } as const) : ({ kind: "requirement" } as const);
  const acting = useAct(action, { project, subject, onDone });
  const reasoned = reasonedSteps.includes(step);
  return (
    <>
      <Button busy={acting.pending} onClick={() => (reasoned ? setAsking(true) : void acting.run(input))}>
        {t(`steps.${step}`)}
      </Button>
      {reasoned ? (
        <ReasonDialog
          open={asking}
          onOpenChange={setAsking}
          title={t(`reasonTitle.${step}`, { count: codes.length, code: codes[0] ?? "" })}
          label={t(`steps.${step}`)}
          onReason={async (reason) => {
            const answer = await acting.run({ codes, reason });
            if (answer.ok || answer.problem.kind === "refused") setAsking(false);
          }}
          busy={acting.pending}
        />
      ) : null}
      <ActProblem acting={acting} />
    </>
  );
}
