"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { SuspectGroup } from "@/components/suspect/suspect-group";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/lib/features/act/view";
import type { SuspectLine } from "@/lib/features/suspect/view";

type Props = {
  readonly project: string;
  readonly milestone: string;
  /** Those that wait, by the requirement that changed. */
  readonly lines: readonly SuspectLine[];
  readonly action: Action;
};

/** What waits to be confirmed: chosen one by one or by requirement, with one reason for what is chosen. */
export function SuspectForm({ project, milestone, lines, action }: Props): ReactNode {
  const t = useTranslations("suspects");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const acting = useAct(action, {
    project,
    subject: { kind: "milestone", code: milestone },
    onDone: () => {
      setChosen(new Set());
      setReason("");
      setTried(false);
    },
  });
  const mine = lines.filter(({ confirm }) => confirm.allowed);
  const ids = mine.flatMap(({ id }) => (chosen.has(id) ? [id] : []));
  const choose = (wanted: readonly string[], on: boolean): void => {
    const next = new Set(chosen);
    for (const id of wanted)
      if (on) next.add(id);
      else next.delete(id);
    setChosen(next);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (ids.length > 0 && reason.trim() !== "") void acting.run({ milestone, suspectIds: ids, reason });
  };
  const groups = [...Map.groupBy(lines, ({ requirement }) => requirement).values()];
  return (
    <form onSubmit={submit}>
      <p className="t-14 mb-6 max-w-[62ch] text-pretty text-text-2">{t("rule")}</p>
      {groups.map((group) => (
        <SuspectGroup key={group[0]?.requirement} project={project} lines={group} chosen={chosen} onChoose={choose} />
      ))}
      {mine.length === 0 ? (
        <p className="t-13 mt-6 text-text-2">{t("notYours")}</p>
      ) : (
        <div className="mt-8 flex max-w-measure flex-col gap-5 print:hidden">
          <p aria-live="polite" className="t-13 figures font-semibold">
            {t("chosen", { count: ids.length })}
          </p>
          <Field
            label={t("reason")}
            hint={t("reasonHint")}
            error={tried && reason.trim() === "" ? t("reasonMissing") : undefined}
          >
            <Textarea
              rows={3}
              maxLength={5_000}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </Field>
          {tried && ids.length === 0 ? (
            <p role="alert" className="t-12 text-late">
              {t("chooseSome")}
            </p>
          ) : null}
          <ActProblem acting={acting} />
          <div className="flex max-md:flex-col">
            <Button type="submit" variant="main" busy={acting.pending}>
              {t("confirm")}
            </Button>
          </div>
        </div>
      )}
    </form>
  );
}
