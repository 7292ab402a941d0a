"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useActForm } from "@/components/act/use-act-form";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Empty } from "@/components/ui/empty";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { TextInput } from "@/components/ui/text-input";
import { useToast } from "@/components/ui/toast";
import { CorrectOrganisationInput } from "@/lib/features/account/schema";
import type { OrganisationView } from "@/lib/features/account/view";
import type { Action } from "@/lib/features/act/view";

type Props = { readonly organisations: readonly OrganisationView[]; readonly correct: Action };

/** The organisations of an installation, each to be corrected in its place. */
export function OrganisationList({ organisations, correct }: Props): ReactNode {
  const t = useTranslations("profile");
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section>
      <SectionHead title={t("organisations")} remark={t("organisationsRemark")} />
      {organisations.length === 0 ? <Empty fact={t("noOrganisation")} rule={t("noOrganisationRule")} /> : null}
      <ul>
        {organisations.map((organisation) => (
          <li key={organisation.organisationId} className="border-b py-2.5">
            {open === organisation.organisationId ? (
              <OrganisationForm organisation={organisation} correct={correct} onClose={() => setOpen(null)} />
            ) : (
              <div className="flex items-center gap-6">
                <div className="min-w-0 flex-1">
                  <p className="t-13 font-medium">{organisation.name}</p>
                  <p className="t-12 text-text-3">
                    {[organisation.legalForm, organisation.registrationNumber, organisation.city]
                      .filter((part) => part !== "")
                      .join(", ")}
                  </p>
                </div>
                <Button
                  size="sm"
                  aria-label={t("correctNamed", { name: organisation.name })}
                  onClick={() => setOpen(organisation.organisationId)}
                >
                  {t("correct")}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

type FormProps = { readonly organisation: OrganisationView; readonly correct: Action; readonly onClose: () => void };

function OrganisationForm({ organisation, correct, onClose }: FormProps): ReactNode {
  const t = useTranslations("profile");
  const say = useToast();
  const onDone = (): void => {
    say({ text: t("corrected") });
    onClose();
  };
  const { form, acting, submit, errorOf } = useActForm(CorrectOrganisationInput, correct, {
    defaults: organisation,
    onDone,
  });
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4 py-2">
      <div className="grid gap-4 md:grid-cols-2">
        <Field label={t("organisation")} error={errorOf("name")}>
          <TextInput {...form.register("name")} />
        </Field>
        <Field label={t("legalForm")} optional error={errorOf("legalForm")}>
          <TextInput {...form.register("legalForm")} />
        </Field>
        <Field label={t("registrationNumber")} optional error={errorOf("registrationNumber")}>
          <TextInput {...form.register("registrationNumber")} />
        </Field>
        <Field label={t("city")} optional error={errorOf("city")}>
          <TextInput {...form.register("city")} />
        </Field>
      </div>
      <ButtonRow>
        <Button type="submit" variant="main" busy={acting.pending}>
          {t("correct")}
        </Button>
        <Button onClick={onClose}>{t("cancel")}</Button>
      </ButtonRow>
      <ActProblem acting={acting} />
    </form>
  );
}
