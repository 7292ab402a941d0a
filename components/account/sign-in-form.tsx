"use client";

import { Mail } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { useEntryFault } from "@/components/account/entry-fault";
import { FormFault } from "@/components/account/form-fault";
import { OidcButton } from "@/components/account/oidc-button";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/identity-fields";
import { TextInput } from "@/components/ui/text-input";
import { TextLink } from "@/components/ui/text-link";
import type { EntryState } from "@/lib/features/account/view";

type Props = {
  readonly enter: (before: EntryState, form: FormData) => Promise<EntryState>;
  readonly next: string;
  /** Where a link is asked for, the way on included. */
  readonly linkHref: string;
  /** The organisation's own sign-in, when one is configured. */
  readonly oidcName: string | null;
  /** Why one is back here from another way in. */
  readonly notice?: string | undefined;
};

/** Address and password, then the other ways in. Works without scripts too, but the organisation's button. */
export function SignInForm({ enter, next, linkHref, oidcName, notice }: Props): ReactNode {
  const t = useTranslations("auth");
  const [state, action, pending] = useActionState(enter, { email: "", problem: null });
  const fault = useEntryFault(state.problem);
  return (
    <>
      <form action={action} noValidate className="flex flex-col gap-5">
        <FormFault text={fault("form") ?? (state.problem === null ? notice : undefined)} />
        <input type="hidden" name="next" value={next} />
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
        <Field
          label={t("password")}
          error={fault("password")}
          aside={
            <TextLink href={linkHref} className="t-13 target">
              {t("forgot")}
            </TextLink>
          }
        >
          <PasswordInput name="password" />
        </Field>
        <Button type="submit" variant="main" size="lg" wide busy={pending} className="mt-1">
          {t("enter")}
        </Button>
      </form>
      <p className="t-12 my-5 flex items-center gap-3 text-text-3 before:h-px before:flex-1 before:bg-line-2 after:h-px after:flex-1 after:bg-line-2">
        {t("or")}
      </p>
      <div className="flex flex-col gap-2">
        {oidcName === null ? null : <OidcButton name={oidcName} next={next} />}
        <ButtonLink href={linkHref} wide className="min-h-10" icon={<Mail aria-hidden size={16} strokeWidth={1.6} />}>
          {t("link")}
        </ButtonLink>
      </div>
    </>
  );
}
