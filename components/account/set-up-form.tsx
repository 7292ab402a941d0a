"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { useEntryFault } from "@/components/account/entry-fault";
import { FormFault } from "@/components/account/form-fault";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/identity-fields";
import { TextInput } from "@/components/ui/text-input";
import type { SetUpState } from "@/lib/features/account/view";

type Props = { readonly action: (before: SetUpState, form: FormData) => Promise<SetUpState> };

/** Opens the first account of an installation. */
export function SetUpForm({ action }: Props): ReactNode {
  const t = useTranslations("auth");
  const [state, open, pending] = useActionState(action, { code: "", email: "", displayName: "", problem: null });
  const fault = useEntryFault(state.problem);
  const wrongCode = state.problem?.kind === "wrong-credential" ? t("errors.setUpWrong") : undefined;
  return (
    <form action={open} noValidate className="flex flex-col gap-5">
      <FormFault text={wrongCode === undefined ? fault("form") : undefined} />
      <Field label={t("setUp.code")} hint={t("setUp.codeHint")} error={wrongCode}>
        <TextInput
          name="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          defaultValue={state.code}
          key={state.code}
        />
      </Field>
      <Field label={t("setUp.name")} hint={t("setUp.nameHint")} error={fault("name")}>
        <TextInput name="displayName" autoComplete="name" defaultValue={state.displayName} key={state.displayName} />
      </Field>
      <Field label={t("email")} error={fault("email")}>
        <TextInput
          name="email"
          type="email"
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={state.email}
          key={state.email}
        />
      </Field>
      <Field label={t("password")} hint={t("setUp.passwordHint")} error={fault("password")}>
        <PasswordInput name="password" autoComplete="new-password" />
      </Field>
      <Button type="submit" variant="main" size="lg" wide busy={pending}>
        {t("setUp.open")}
      </Button>
    </form>
  );
}
