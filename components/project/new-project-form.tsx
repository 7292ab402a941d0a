"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useActForm } from "@/components/act/use-act-form";
import { FrameFields } from "@/components/project/frame-fields";
import { OrganisationFields } from "@/components/project/organisation-fields";
import { Button } from "@/components/ui/button";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/lib/features/act/view";
import { CreateProjectInput } from "@/lib/features/project/schema";

const nobody = { name: "", legalForm: "", registrationNumber: "", city: "" };
const sides = ["CLIENT", "AGENCY", "AMO"] as const;

/** Opens a project: what it is, where its founder stands, and the frame that the charter will set. */
export function NewProjectForm({ action }: { readonly action: Action }): ReactNode {
  const t = useTranslations("setup");
  const router = useRouter();
  const defaults = {
    name: "",
    objective: "",
    currency: "EUR",
    timeZone: "Europe/Paris",
    calendar: "FR",
    side: "CLIENT",
    organisation: nobody,
    language: "fr",
    initialPriceCents: null,
  } as const;
  const { form, acting, submit, errorOf } = useActForm<CreateProjectInput>(CreateProjectInput, action, {
    defaults,
    onDone: ({ result }) => router.push(`/projects/${result.code ?? ""}/members`),
  });
  const side = form.watch("side");
  const choose = (value: string): void => {
    const chosen = sides.find((one) => one === value) ?? "CLIENT";
    form.setValue("side", chosen);
    form.setValue("client", chosen === "CLIENT" ? undefined : (form.getValues("client") ?? nobody));
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="mt-11 flex max-w-180 flex-col gap-11">
      <section className="flex flex-col gap-5">
        <SectionHead title={t("project")} />
        <Field label={t("name")} hint={t("nameHint")} error={errorOf("name")}>
          <TextInput {...form.register("name")} autoComplete="off" />
        </Field>
        <Field label={t("objective")} hint={t("objectiveHint")} optional error={errorOf("objective")}>
          <Textarea {...form.register("objective")} rows={3} />
        </Field>
        <ChoiceGroup
          name="side"
          legend={t("yourSide")}
          value={side}
          onChange={choose}
          choices={sides.map((value) => ({ value, label: t(`side.${value}`), detail: t(`sideDetail.${value}`) }))}
        />
      </section>
      <section className="flex flex-col gap-5">
        <SectionHead title={t("yourOrganisation")} />
        <OrganisationFields
          autoComplete
          register={(part) => form.register(`organisation.${part}`)}
          errorOf={(part) => errorOf(`organisation.${part}`)}
        />
      </section>
      {side === "CLIENT" ? null : (
        <section className="flex flex-col gap-5">
          <SectionHead title={t("clientOrganisation")} remark={t("clientRemark")} />
          <OrganisationFields
            register={(part) => form.register(`client.${part}`)}
            errorOf={(part) => errorOf(`client.${part}`)}
          />
        </section>
      )}
      <section className="flex flex-col gap-5">
        <SectionHead title={t("frame")} remark={t("frameRemark")} />
        <FrameFields form={form} errorOf={errorOf} />
      </section>
      <div className="flex flex-col items-start gap-4 max-md:items-stretch">
        <ActProblem acting={acting} />
        <Button type="submit" variant="main" size="lg" busy={acting.pending}>
          {t("open")}
        </Button>
      </div>
    </form>
  );
}
