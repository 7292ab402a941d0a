"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { ResultMark } from "@/components/submission/criterion-table";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Progress } from "@/components/ui/progress";
import { Textarea } from "@/components/ui/textarea";
import { UserText } from "@/components/ui/typeset";
import type { Action } from "@/lib/features/act/view";
import type { CriterionLine } from "@/lib/features/milestone/view";

type Props = {
  readonly project: string;
  readonly milestone: string;
  readonly criteria: readonly CriterionLine[];
  readonly action: Action;
};

/** The criteria one by one. C and N give the result of the one in hand, arrows or j and k walk; each result is saved as it is given. */
export function VerificationList({ project, milestone, criteria, action }: Props): ReactNode {
  const t = useTranslations("milestones.check");
  const list = useRef<HTMLOListElement>(null);
  const done = criteria.filter((one) => one.passed !== null).length;
  const walk = (event: KeyboardEvent<HTMLOListElement>): void => {
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (target === null || target.tagName === "TEXTAREA") return;
    const item = target.closest("li");
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (item === null) return;
    if (step !== undefined) {
      const next = step > 0 ? item.nextElementSibling : item.previousElementSibling;
      next?.querySelector<HTMLElement>("button")?.focus();
      event.preventDefault();
      return;
    }
    const result = { c: "pass", n: "fail" }[event.key.toLowerCase()];
    if (result === undefined || event.metaKey || event.ctrlKey) return;
    item.querySelector<HTMLElement>(`[data-result="${result}"]`)?.click();
    event.preventDefault();
  };
  return (
    <>
      <Progress
        value={done}
        max={criteria.length}
        label={t("progress")}
        detail={t("done", { done, all: criteria.length })}
      />
      <p className="t-12 mt-3 text-text-3 max-md:hidden">{t("keys")}</p>
      <ol ref={list} onKeyDown={walk} className="mt-4 border-line-2 border-t">
        {criteria.map((criterion) => (
          <Criterion key={criterion.id} project={project} milestone={milestone} criterion={criterion} action={action} />
        ))}
      </ol>
    </>
  );
}

function Criterion({
  project,
  milestone,
  criterion,
  action,
}: Omit<Props, "criteria"> & { readonly criterion: CriterionLine }): ReactNode {
  const t = useTranslations("milestones.check");
  const [note, setNote] = useState(criterion.note);
  const [open, setOpen] = useState(criterion.passed === false);
  const [missing, setMissing] = useState(false);
  const acting = useAct(action, { project, subject: { kind: "milestone", code: milestone } });
  const give = (passed: boolean): void => {
    if (!passed && note.trim() === "") {
      setOpen(true);
      setMissing(open);
      return;
    }
    setMissing(false);
    void acting.run({ milestone, criterionId: criterion.id, passed, note });
  };
  return (
    <li className="grid gap-x-5 gap-y-3 border-b py-4 md:grid-cols-[110px_minmax(0,1fr)_auto]">
      <span className="code-word t-13 text-text-2">{criterion.code}</span>
      <div className="flex min-w-0 flex-col gap-3">
        <p className="s-15 max-w-measure">
          <UserText>{criterion.statement}</UserText>
        </p>
        <p className="flex flex-wrap gap-x-4">
          <ResultMark passed={criterion.passed} />
          {criterion.earlier === null ? null : (
            <span className="t-12 text-text-3">{t(criterion.earlier ? "earlierPassed" : "earlierFailed")}</span>
          )}
        </p>
        {open ? (
          <Field label={t("note")} hint={t("noteHint")} error={missing ? t("noteMissing") : undefined}>
            <Textarea
              rows={2}
              maxLength={5_000}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          </Field>
        ) : null}
        <ActProblem acting={acting} />
      </div>
      <div className="flex flex-wrap items-start gap-2 max-md:[&_kbd]:hidden max-md:[&>button]:flex-1">
        <Button
          data-result="pass"
          aria-pressed={criterion.passed === true}
          busy={acting.pending}
          onClick={() => give(true)}
          kbd="C"
        >
          {t("pass")}
        </Button>
        <Button
          data-result="fail"
          aria-pressed={criterion.passed === false}
          busy={acting.pending}
          onClick={() => give(false)}
          kbd="N"
        >
          {t("fail")}
        </Button>
        {open ? null : (
          <Button variant="quiet" onClick={() => setOpen(true)}>
            {t("addNote")}
          </Button>
        )}
      </div>
    </li>
  );
}
