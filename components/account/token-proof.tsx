"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { CodeInput, PasswordInput } from "@/components/ui/identity-fields";
import type { CodeAnswer } from "@/lib/features/account/view";
import type { ProofMethod } from "@/lib/features/signature/view";

type Props = {
  readonly method: ProofMethod;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly ask: () => Promise<CodeAnswer>;
  readonly error: string | undefined;
};

/** By which means one proves who one is before a token is made: nothing to type in the demo. */
export function TokenProof({ method, value, onChange, ask, error }: Props): ReactNode {
  const t = useTranslations();
  const [said, setSaid] = useState<string | null>(null);
  const [pending, start] = useTransition();
  if (method === "DEMO") return null;
  if (method === "PASSWORD")
    return (
      <Field label={t("auth.identity.password")} error={error}>
        <PasswordInput value={value} onChange={(event) => onChange(event.currentTarget.value)} />
      </Field>
    );
  const send = (): void =>
    start(async () => {
      const answer = await ask();
      setSaid(answer.ok ? t("auth.identity.codeSent", { minutes: answer.minutes }) : t("tokens.codeRefused"));
    });
  return (
    <>
      <div>
        <Button busy={pending} onClick={send}>
          {t("auth.identity.sendCode")}
        </Button>
        <p role="status" className="t-12 mt-2 text-text-2 empty:hidden">
          {said}
        </p>
      </div>
      <Field label={t("auth.identity.code")} error={error}>
        <CodeInput value={value} onChange={onChange} />
      </Field>
    </>
  );
}
