"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { DateInput, FigureInput } from "@/components/ui/text-input";
import type { Action, RefusedSubject } from "@/lib/features/act/view";

type Props = {
  readonly action: Action;
  readonly project: string;
  readonly subject: RefusedSubject;
  readonly commitment: string;
};

/** Hours as typed in either language, with either sign of minus, in minutes; `null` when they are none. */
function minutesOf(typed: string): number | null {
  const hours = Number(typed.trim().replace(",", ".").replace("\u2212", "-"));
  return typed.trim() === "" || !Number.isFinite(hours) || Math.round(hours * 60) === 0 ? null : Math.round(hours * 60);
}

/** Time given on a day, in hours. */
export function TimeDialog({ action, project, subject, commitment }: Props): ReactNode {
  const t = useTranslations("commitments");
  const [open, setOpen] = useState(false);
  const [tried, setTried] = useState(false);
  const [on, setOn] = useState("");
  const [hours, setHours] = useState("");
  const acting = useAct(action, {
    project,
    subject,
    onDone: () => {
      setOpen(false);
      setTried(false);
      setHours("");
    },
  });
  const minutes = minutesOf(hours);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (on !== "" && minutes !== null) void acting.run({ commitment, on, minutes });
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("acts.time")}</Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("acts.time")} lead={t("acts.timeLead")}>
        <form onSubmit={submit} noValidate className="flex flex-col gap-5">
          <Field label={t("acts.timeOn")} error={tried && on === "" ? t("acts.timeWrong") : undefined}>
            <DateInput value={on} onChange={(event) => setOn(event.currentTarget.value)} />
          </Field>
          <Field
            label={t("acts.timeHours")}
            hint={t("acts.timeHoursHint")}
            error={tried && minutes === null ? t("acts.timeWrong") : undefined}
          >
            <FigureInput unit="h" value={hours} onChange={(event) => setHours(event.currentTarget.value)} />
          </Field>
          <ActProblem acting={acting} />
          <ButtonRow end>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              {t("leave")}
            </Button>
            <Button type="submit" variant="main" busy={acting.pending}>
              {t("acts.time")}
            </Button>
          </ButtonRow>
        </form>
      </Dialog>
    </>
  );
}
