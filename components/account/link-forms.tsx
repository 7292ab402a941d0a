"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState, useState } from "react";
import { useEntryFault } from "@/components/account/entry-fault";
import { FormFault } from "@/components/account/form-fault";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { CodeInput } from "@/components/ui/identity-fields";
import { TextInput } from "@/components/ui/text-input";
import type { EntryState } from "@/lib/features/account/view";

type EntryAction = (before: EntryState, form: FormData) => Promise<EntryState>;
type Props = { readonly action: EntryAction; readonly next: string };

const blank: EntryState = { email: "", problem: null };

/** Asks for the address to which a one-time link goes. */
export function AskLinkForm({ action, next }: Props): ReactNode {
  const t = useTranslations("auth");
  const [state, ask, pending] = useActionState(action, blank);
  const fault = useEntryFault(state.problem);
  return (
    <form action={ask} noValidate className="flex flex-col gap-5">
      <FormFault text={fault("form")} />
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
      <Button type="submit" variant="main" size="lg" wide busy={pending}>
        {t("ask.send")}
      </Button>
    </form>
  );
}

/** Takes the eight digits of the mail, in the browser that asked for it. */
export function CodeForm({ action, next }: Props): ReactNode {
  const t = useTranslations("auth");
  const [state, enter, pending] = useActionState(action, blank);
  const [code, setCode] = useState("");
  const fault = useEntryFault(state.problem);
  return (
    <form action={enter} noValidate className="flex flex-col gap-5">
      <FormFault text={fault("form")} />
      <input type="hidden" name="next" value={next} />
      <Field label={t("sent.code")} error={fault("code")}>
        <CodeInput name="code" length={8} value={code} onChange={setCode} />
      </Field>
      <Button type="submit" variant="main" size="lg" wide busy={pending}>
        {t("sent.enter")}
      </Button>
    </form>
  );
}

/** The button that signs in with the link: opening the link alone never does. */
export function ConfirmLinkForm({ action, next, token }: Props & { readonly token: string }): ReactNode {
  const t = useTranslations("auth");
  const [state, enter, pending] = useActionState(action, blank);
  const fault = useEntryFault(state.problem);
  return (
    <form action={enter} className="flex flex-col gap-5">
      <FormFault text={fault("form")} />
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="token" value={token} />
      <Button type="submit" variant="main" size="lg" wide busy={pending}>
        {t("confirm.enter")}
      </Button>
    </form>
  );
}
