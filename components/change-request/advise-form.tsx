"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useActForm } from "@/components/act/use-act-form";
import { CentsField, RecurringFields } from "@/components/change-request/price-fields";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/lib/features/act/view";
import { AdviseChangeInput } from "@/lib/features/change-request/schema-life";
import type { ChangeAgencyView, ChangeRequestView } from "@/lib/features/change-request/view";

type Props = { readonly view: ChangeRequestView; readonly agency: ChangeAgencyView; readonly action: Action };

/** What the AMO recommends to pay for an agency's last offer, and why. The client decides. */
export function AdviseForm({ view, agency, action }: Props): ReactNode {
  const t = useTranslations("changes.advise");
  const { form, acting, submit, errorOf } = useActForm(AdviseChangeInput, action, {
    project: view.project.code,
    subject: { kind: "change-request", code: view.code },
    defaults: {
      changeRequest: view.code,
      partyId: agency.partyId,
      oneOffCents: agency.offered?.oneOffCents ?? 0,
      recurring: [...(agency.offered?.recurring ?? [])],
      opinion: "",
    },
  });
  const [oneOffCents, recurring] = form.watch(["oneOffCents", "recurring"]);
  const { currency } = view.project;
  return (
    <form onSubmit={submit} noValidate className="flex max-w-measure flex-col gap-6">
      <CentsField
        label={t("oneOff")}
        currency={currency}
        cents={oneOffCents}
        error={errorOf("oneOffCents")}
        onChange={(cents) => form.setValue("oneOffCents", cents, { shouldDirty: true })}
      />
      <RecurringFields
        currency={currency}
        amounts={recurring}
        errorAt={(index, field) => errorOf(`recurring.${index}.${field}`)}
        onChange={(amounts) => form.setValue("recurring", amounts, { shouldDirty: true })}
      />
      <Field label={t("opinion")} error={errorOf("opinion")}>
        <Textarea rows={4} {...form.register("opinion")} />
      </Field>
      <ActProblem acting={acting} />
      <div>
        <Button type="submit" variant="main" busy={acting.pending}>
          {t("act", { agency: agency.name })}
        </Button>
      </div>
    </form>
  );
}
