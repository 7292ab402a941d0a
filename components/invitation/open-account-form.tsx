"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { useEntryFault } from "@/components/account/entry-fault";
import { FormFault } from "@/components/account/form-fault";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/identity-fields";
import { TextInput } from "@/components/ui/text-input";
import type { OpenAccountState } from "@/lib/features/invitation/view";

type Props = {
  readonly token: string;
  readonly email: string;
  readonly name: string;
  readonly action: (before: OpenAccountState, form: FormData) => Promise<OpenAccountState>;
  /** What the one button says, where opening the account does more than join. */
  readonly label?: string;
};

/** Opens the account of somebody invited: their printed name and a password; the address is the invitation's. */
export function OpenAccountForm({ token, email, name, action, label }: Props): ReactNode {
  const t = useTranslations("invitation");
  const [state, open, pending] = useActionState(action, { token, displayName: name, problem: null });
  const fault = useEntryFault(state.problem);
  return (
    <form action={open} noValidate className="flex flex-col gap-5">
      <p className="t-13 text-text-2">{t("openLead")}</p>
      <FormFault text={fault("form")} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field label={t("name")} hint={t("nameHint")} error={fault("name")}>
        <TextInput name="displayName" autoComplete="name" defaultValue={state.displayName} key={state.displayName} />
      </Field>
      <Field label={t("password")} hint={t("passwordHint")} error={fault("password")}>
        <PasswordInput name="password" autoComplete="new-password" />
      </Field>
      <Button type="submit" variant="main" size="lg" wide busy={pending}>
        {label ?? t("open")}
      </Button>
    </form>
  );
}
