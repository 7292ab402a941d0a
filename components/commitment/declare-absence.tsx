"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { DateInput } from "@/components/ui/text-input";
import type { Action } from "@/lib/features/act/view";

type DeclareProps = {
  readonly project: string;
  readonly own: readonly { readonly id: string; readonly name: string }[];
  readonly you: string;
  readonly action: Action;
};

/** Declares an absence of one's own, or of somebody of one's party: when, and who stands in. */
export function DeclareAbsence({ project, own, you, action }: DeclareProps): ReactNode {
  const t = useTranslations("commitments");
  const form = useId();
  const [open, setOpen] = useState(false);
  const start = { memberId: you, startsOn: "", endsOn: "", substituteMemberId: "" };
  const [absence, setAbsence] = useState(start);
  const set = (part: Partial<typeof start>): void => setAbsence((now) => ({ ...now, ...part }));
  const acting = useAct(action, {
    project,
    onDone: () => {
      setOpen(false);
      setAbsence(start);
    },
  });
  const errors = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { substituteMemberId, ...rest } = absence;
    void acting.run({ ...rest, substituteMemberId: substituteMemberId === "" ? null : substituteMemberId });
  };
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {t("declareAbsence")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("declareAbsence")} lead={t("declareAbsenceLead")}>
        <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-5">
          <Field label={t("absentPerson")} error={errors.memberId}>
            <Select value={absence.memberId} onChange={(event) => set({ memberId: event.currentTarget.value })}>
              {own.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </Select>
          </Field>
          <div className="grid gap-5 sm:grid-cols-2">
            <Field label={t("absentFrom")} error={errors.startsOn}>
              <DateInput value={absence.startsOn} onChange={(event) => set({ startsOn: event.currentTarget.value })} />
            </Field>
            <Field label={t("absentUntil")} error={errors.endsOn}>
              <DateInput value={absence.endsOn} onChange={(event) => set({ endsOn: event.currentTarget.value })} />
            </Field>
          </div>
          <Field label={t("absentSubstitute")} error={errors.substituteMemberId} optional>
            <Select
              value={absence.substituteMemberId}
              onChange={(event) => set({ substituteMemberId: event.currentTarget.value })}
            >
              <option value="">{t("withoutSubstitute")}</option>
              {own
                .filter((one) => one.id !== absence.memberId)
                .map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
            </Select>
          </Field>
          {acting.problem?.kind === "invalid-input" ? null : <ActProblem acting={acting} />}
          <ButtonRow end>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              {t("leave")}
            </Button>
            <Button type="submit" variant="main" busy={acting.pending}>
              {t("declareAbsence")}
            </Button>
          </ButtonRow>
        </form>
      </Dialog>
    </>
  );
}
