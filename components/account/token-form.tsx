"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState, useTransition } from "react";
import { v7 } from "uuid";
import { SecretShown } from "@/components/account/secret-shown";
import { TokenProof } from "@/components/account/token-proof";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { CodeAnswer } from "@/lib/features/account/view";
import type { Evidence, ProofMethod } from "@/lib/features/signature/view";
import type { TokenTerms } from "@/lib/features/token/schema";
import type { TokenAnswer } from "@/lib/features/token/view";

type Typed = { readonly commandId: string; readonly terms: TokenTerms; readonly evidence: Evidence };
type Fault = Extract<TokenAnswer, { ok: false }>["problem"]["kind"];

type Props = {
  readonly method: ProofMethod;
  readonly projects: readonly { readonly code: string; readonly name: string }[];
  readonly create: (typed: Typed) => Promise<TokenAnswer>;
  readonly askCode: (terms: TokenTerms) => Promise<CodeAnswer>;
};

const lives = [30, 90, 365] as const;
const blank: TokenTerms = { name: "", access: "READ", projects: null, days: 90 };

/** Makes a token: what it is for, how far it goes, for how long, and who asks. It is shown once. */
export function TokenForm({ method, projects, create, askCode }: Props): ReactNode {
  const t = useTranslations("tokens");
  const [terms, setTerms] = useState(blank);
  const [secret, setSecret] = useState("");
  const [token, setToken] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [pending, start] = useTransition();
  const set = (part: Partial<TokenTerms>): void => setTerms((now) => ({ ...now, ...part }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    start(async () => {
      const answer = await create({ commandId: v7(), terms, evidence: evidenceOf(method, secret) });
      setFault(answer.ok ? null : answer.problem.kind);
      setSecret("");
      if (!answer.ok) return;
      setToken(answer.token);
      setTerms(blank);
    });
  };
  if (token !== null) {
    const words = {
      shownOnce: t("shownOnce"),
      label: t("token"),
      copy: t("copy"),
      copied: t("copied"),
      kept: t("kept"),
    };
    return <SecretShown secret={token} words={words} onClose={() => setToken(null)} />;
  }
  const isProof = fault === "wrong-credential";
  const told = (shown: boolean): string | undefined => (fault === null || !shown ? undefined : t(`faults.${fault}`));
  const chosen = terms.projects;
  const toggle = (code: string, isIn: boolean): void =>
    set({ projects: isIn ? [...(chosen ?? []), code] : (chosen ?? []).filter((one) => one !== code) });
  return (
    <form onSubmit={submit} noValidate className="flex max-w-120 flex-col gap-5">
      <Field label={t("name")} hint={t("nameHint")} error={told(!isProof)}>
        <TextInput value={terms.name} maxLength={100} onChange={(event) => set({ name: event.currentTarget.value })} />
      </Field>
      <ChoiceGroup
        name="token-access"
        legend={t("access")}
        value={terms.access}
        onChange={(value) => set({ access: value === "ACT" ? "ACT" : "READ" })}
        choices={(["READ", "ACT"] as const).map((value) => ({
          value,
          label: t(`accesses.${value}`),
          detail: t(`accessDetail.${value}`),
        }))}
      />
      <ChoiceGroup
        name="token-reach"
        legend={t("reach")}
        value={chosen === null ? "EVERY" : "LISTED"}
        onChange={(value) => set({ projects: value === "LISTED" ? [] : null })}
        choices={(["EVERY", "LISTED"] as const).map((value) => ({ value, label: t(`reaches.${value}`) }))}
      />
      {chosen === null ? null : (
        <fieldset>
          <legend className="t-13 mb-1.5 font-medium">{t("projects")}</legend>
          {projects.map(({ code, name }) => (
            <Checkbox
              key={code}
              label={name}
              checked={chosen.includes(code)}
              onChange={(event) => toggle(code, event.currentTarget.checked)}
            />
          ))}
        </fieldset>
      )}
      <Field label={t("life")}>
        <Select value={terms.days} onChange={(event) => set({ days: Number(event.currentTarget.value) })}>
          {lives.map((days) => (
            <option key={days} value={days}>
              {t("days", { days })}
            </option>
          ))}
        </Select>
      </Field>
      <TokenProof
        method={method}
        value={secret}
        onChange={setSecret}
        ask={() => askCode(terms)}
        error={told(isProof)}
      />
      <div>
        <Button type="submit" busy={pending}>
          {t("create")}
        </Button>
      </div>
    </form>
  );
}

function evidenceOf(method: ProofMethod, secret: string): Evidence {
  if (method === "DEMO") return { kind: "demo" };
  return method === "PASSWORD" ? { kind: "password", password: secret } : { kind: "code", code: secret };
}
