"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { CodeInput, PasswordInput } from "@/components/ui/identity-fields";
import type { Evidence, ProofMethod } from "@/lib/features/signature/view";

/** Mails a one-time code bound to the digest; answers what to say. */
export type RequestCode = (digest: string) => Promise<{ readonly ok: boolean; readonly message: string }>;

type Props = {
  readonly method: ProofMethod;
  readonly digest: string;
  readonly requestCode: RequestCode;
  readonly secret: string;
  readonly onChange: (secret: string) => void;
  readonly error: string | undefined;
};

/** What the person typed, as evidence of who they are. */
export function evidenceOf(method: ProofMethod, secret: string): Evidence {
  if (method === "PASSWORD") return { kind: "password", password: secret };
  return method === "MAIL_CODE" ? { kind: "code", code: secret } : { kind: "demo" };
}

/** A fresh proof of identity, for this signature alone: the password, or a code by e-mail for those without one. */
export function IdentityProof({ method, digest, requestCode, secret, onChange, error }: Props): ReactNode {
  const t = useTranslations("signature");
  const [said, setSaid] = useState<string | null>(null);
  if (method === "DEMO") return <p className="t-13 text-text-2">{t("demoProof")}</p>;
  if (method === "PASSWORD")
    return (
      <Field label={t("password")} error={error} className="max-w-80">
        <PasswordInput value={secret} onChange={(event) => onChange(event.currentTarget.value)} />
      </Field>
    );
  const send = async (): Promise<void> => setSaid((await requestCode(digest)).message);
  return (
    <div className="flex flex-wrap items-end gap-4">
      <Field label={t("mailCode")} error={error} hint={said ?? t("mailCodeHint")} className="w-80 max-w-full">
        <CodeInput value={secret} onChange={onChange} />
      </Field>
      <Button onClick={() => void send()} className="mb-6">
        {t("sendCode")}
      </Button>
    </div>
  );
}
