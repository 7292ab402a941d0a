"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { DateInput } from "@/components/ui/text-input";
import type { Action, RefusedSubject } from "@/lib/features/act/view";

type Props = {
  readonly action: Action;
  readonly project: string;
  readonly subject: RefusedSubject;
  readonly milestone: string;
  /** The date that the delays lead to: what is proposed unless another is written. */
  readonly start: string;
};

/** Puts a new date to the other side. */
export function ProposeDate({ action, project, subject, milestone, start }: Props): ReactNode {
  const t = useTranslations("delay");
  const [open, setOpen] = useState(false);
  const [dueOn, setDueOn] = useState(start);
  const acting = useAct(action, { project, subject, onDone: () => setOpen(false) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (dueOn !== "") void acting.run({ milestone, dueOn });
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("propose")}</Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("propose")} lead={t("proposeLead")}>
        <form onSubmit={submit} className="flex flex-col gap-5">
          <Field label={t("newDate")} error={dueOn === "" ? t("newDateMissing") : undefined}>
            <DateInput value={dueOn} onChange={(event) => setDueOn(event.currentTarget.value)} />
          </Field>
          <ActProblem acting={acting} />
          <ButtonRow end>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              {t("leave")}
            </Button>
            <Button type="submit" variant="main" busy={acting.pending}>
              {t("propose")}
            </Button>
          </ButtonRow>
        </form>
      </Dialog>
    </>
  );
}
