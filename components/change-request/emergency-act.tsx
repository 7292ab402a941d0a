"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useActForm } from "@/components/act/use-act-form";
import { CentsField } from "@/components/change-request/price-fields";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/lib/features/act/view";
import { ApproveEmergencyInput } from "@/lib/features/change-request/schema-life";
import type { ChangeRequestView } from "@/lib/features/change-request/view";

type Props = { readonly view: ChangeRequestView; readonly action: Action };

/** Lets an agency begin before the price is known: up to an amount, and until it is regularised. */
export function EmergencyAct({ view, action }: Props): ReactNode {
  const t = useTranslations("changes.emergency");
  const [open, setOpen] = useState(false);
  const { agencies, emergencyMostCents } = view.choices;
  const { form, acting, submit, errorOf } = useActForm(ApproveEmergencyInput, action, {
    project: view.project.code,
    subject: { kind: "change-request", code: view.code },
    defaults: {
      changeRequest: view.code,
      partyId: view.agencies[0]?.partyId ?? agencies[0]?.id ?? "",
      ceilingCents: emergencyMostCents,
      reason: "",
    },
    onDone: () => setOpen(false),
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("open")}</Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("title")} lead={t("lead")}>
        <form onSubmit={submit} noValidate className="flex flex-col gap-5">
          <Field label={t("agency")} error={errorOf("partyId")}>
            <Select {...form.register("partyId")}>
              {agencies.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <CentsField
            label={t("ceiling")}
            hint={t("ceilingHint")}
            currency={view.project.currency}
            cents={emergencyMostCents}
            error={errorOf("ceilingCents")}
            onChange={(cents) => form.setValue("ceilingCents", cents, { shouldDirty: true, shouldValidate: true })}
          />
          <Field label={t("reason")} error={errorOf("reason")}>
            <Textarea rows={4} {...form.register("reason")} />
          </Field>
          <ActProblem acting={acting} />
          <ButtonRow end>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              {t("leave")}
            </Button>
            <Button type="submit" variant="main" busy={acting.pending}>
              {t("act")}
            </Button>
          </ButtonRow>
        </form>
      </Dialog>
    </>
  );
}
