"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

type Part = "name" | "legalForm" | "registrationNumber" | "city";

type Props = {
  /** The attributes of the control of a part, as react-hook-form registers it. */
  readonly register: (part: Part) => React.ComponentProps<"input">;
  readonly errorOf: (part: Part) => string | undefined;
  readonly autoComplete?: boolean;
};

/** An organisation as it is printed on what is signed. */
export function OrganisationFields({ register, errorOf, autoComplete = false }: Props): ReactNode {
  const t = useTranslations("setup");
  const fill = (what: string): string => (autoComplete ? what : "off");
  return (
    <div className="grid gap-5 md:grid-cols-2">
      <Field label={t("organisation")} error={errorOf("name")}>
        <TextInput {...register("name")} autoComplete={fill("organization")} />
      </Field>
      <Field label={t("legalForm")} optional error={errorOf("legalForm")}>
        <TextInput {...register("legalForm")} autoComplete="off" />
      </Field>
      <Field label={t("registration")} hint={t("registrationHint")} optional error={errorOf("registrationNumber")}>
        <TextInput {...register("registrationNumber")} autoComplete="off" />
      </Field>
      <Field label={t("city")} optional error={errorOf("city")}>
        <TextInput {...register("city")} autoComplete={fill("address-level2")} />
      </Field>
    </div>
  );
}
