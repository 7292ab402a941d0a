"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Priority, RequirementKind } from "@/lib/domain/requirement-content";
import type { Action } from "@/lib/features/act/view";

type Props = {
  readonly project: string;
  readonly codes: readonly string[];
  readonly action: Action;
  readonly onDone: () => void;
};

/** Gives the drafts of a selection a priority, a kind or a chapter at once. What was chosen stays until it is done. */
export function ClassifyDialog({ project, codes, action, onDone }: Props): ReactNode {
  const t = useTranslations();
  const [open, setOpen] = useState(false);
  const [choice, setChoice] = useState({ priority: "", kind: "", chapter: "" });
  const acting = useAct(action, {
    project,
    subject: { kind: "requirement" },
    onDone: () => {
      setOpen(false);
      onDone();
    },
  });
  const orNull = (value: string): string | null => (value.trim() === "" ? null : value);
  const fields = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  const set = (part: Partial<typeof choice>): void => setChoice({ ...choice, ...part });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { priority, kind, chapter } = choice;
    void acting.run({ codes, priority: orNull(priority), kind: orNull(kind), chapter: orNull(chapter) });
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("quality.table.classify")}</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("quality.table.classifyTitle", { count: codes.length })}
        lead={t("quality.table.classifyLead")}
      >
        <form onSubmit={submit} noValidate className="flex flex-col gap-5">
          <Field label={t("requirements.form.priority")} error={fields.priority}>
            <Select value={choice.priority} onChange={({ currentTarget }) => set({ priority: currentTarget.value })}>
              <option value="">{t("quality.table.unchanged")}</option>
              {Priority.options.map((priority) => (
                <option key={priority} value={priority}>
                  {t(`priority.${priority}`)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t("requirements.form.kind")} error={fields.kind}>
            <Select value={choice.kind} onChange={({ currentTarget }) => set({ kind: currentTarget.value })}>
              <option value="">{t("quality.table.unchanged")}</option>
              {RequirementKind.options.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`requirementKind.${kind}`)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t("requirements.form.chapter")} hint={t("quality.table.chapterHint")} error={fields.chapter}>
            <TextInput
              value={choice.chapter}
              maxLength={300}
              onChange={({ currentTarget }) => set({ chapter: currentTarget.value })}
            />
          </Field>
          <ActProblem acting={acting} />
          <ButtonRow end>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              {t("requirements.cancel")}
            </Button>
            <Button type="submit" variant="main" busy={acting.pending}>
              {t("quality.table.save")}
            </Button>
          </ButtonRow>
        </form>
      </Dialog>
    </>
  );
}
