"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState, useTransition } from "react";
import { v7 } from "uuid";
import { FormFault } from "@/components/account/form-fault";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { CodeInput, PasswordInput } from "@/components/ui/identity-fields";
import { useToast } from "@/components/ui/toast";
import type { CodeAnswer, PasswordAnswer, PasswordProof } from "@/lib/features/account/view";
import { formatTime } from "@/lib/text/format";

type Typed = {
  readonly commandId: string;
  readonly current: string;
  readonly code: string;
  readonly newPassword: string;
};
type Problem = Extract<PasswordAnswer, { ok: false }>["problem"];

type Props = {
  /** What is asked beside the new password: the old one, a mailed code, or nothing just after a mailed link. */
  readonly proof: Exclude<PasswordProof, "demo">;
  readonly hasPassword: boolean;
  readonly setPassword: (typed: Typed) => Promise<PasswordAnswer>;
  readonly askCode: () => Promise<CodeAnswer>;
};

const blank = { current: "", code: "", newPassword: "" };

/** Sets or changes the password. What was typed stays until it has worked. */
export function PasswordForm({ proof, hasPassword, setPassword, askCode }: Props): ReactNode {
  const t = useTranslations("profile");
  const say = useToast();
  const tell = usePasswordFault(proof);
  const [typed, setTyped] = useState(blank);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pending, start] = useTransition();
  const set = (part: Partial<typeof blank>): void => setTyped((now) => ({ ...now, ...part }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    start(async () => {
      const answer = await setPassword({ ...typed, commandId: v7() });
      setProblem(answer.ok ? null : answer.problem);
      if (!answer.ok) return;
      setTyped(blank);
      say({ text: t("changed") });
    });
  };
  const told = problem === null ? null : tell(problem);
  return (
    <form onSubmit={submit} noValidate className="flex max-w-100 flex-col gap-5">
      <p className="t-13 text-text-2">
        {t(proof === "fresh-link" ? "freshLink" : hasPassword ? "passwordSet" : "passwordNone")}
      </p>
      <FormFault text={told?.at === "form" ? told.text : undefined} />
      {proof === "current" ? (
        <Field label={t("current")} error={told?.at === "proof" ? told.text : undefined}>
          <PasswordInput value={typed.current} onChange={(event) => set({ current: event.currentTarget.value })} />
        </Field>
      ) : null}
      {proof === "code" ? (
        <MailedCode
          value={typed.code}
          onChange={(code) => set({ code })}
          ask={askCode}
          tell={tell}
          error={told?.at === "proof" ? told.text : undefined}
        />
      ) : null}
      <Field label={t("new")} hint={t("newHint")} error={told?.at === "new" ? told.text : undefined}>
        <PasswordInput
          autoComplete="new-password"
          value={typed.newPassword}
          onChange={(event) => set({ newPassword: event.currentTarget.value })}
        />
      </Field>
      <div>
        <Button type="submit" busy={pending}>
          {t(hasPassword ? "change" : "set")}
        </Button>
      </div>
    </form>
  );
}

type Told = { readonly at: "proof" | "new" | "form"; readonly text: string };

type CodeProps = {
  readonly value: string;
  readonly onChange: (digits: string) => void;
  readonly ask: () => Promise<CodeAnswer>;
  readonly tell: (problem: Problem) => Told;
  readonly error: string | undefined;
};

function MailedCode({ value, onChange, ask, tell, error }: CodeProps): ReactNode {
  const t = useTranslations("auth.identity");
  const [said, setSaid] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const send = (): void =>
    start(async () => {
      const answer = await ask();
      setSaid(answer.ok ? t("codeSent", { minutes: answer.minutes }) : tell(answer.problem).text);
    });
  return (
    <>
      <div>
        <Button busy={pending} onClick={send}>
          {t("sendCode")}
        </Button>
        <p role="status" className="t-12 mt-2 text-text-2 empty:hidden">
          {said}
        </p>
      </div>
      <Field label={t("code")} error={error}>
        <CodeInput value={value} onChange={onChange} />
      </Field>
    </>
  );
}

function usePasswordFault(proof: Props["proof"]): (problem: Problem) => Told {
  const t = useTranslations();
  const locale = useLocale();
  return (problem) => {
    switch (problem.kind) {
      case "wrong-credential":
        return { at: "proof", text: t(proof === "code" ? "auth.identity.wrongCode" : "auth.identity.wrong") };
      case "means-not-yours":
        return { at: "form", text: t("auth.identity.means") };
      case "signed-out":
        return { at: "form", text: t("auth.identity.signedOut") };
      case "proof-over":
        return { at: "form", text: t("profile.proofOver") };
      case "rate-limited": {
        const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
        return {
          at: "form",
          text: t("auth.identity.limited", { time: formatTime({ locale, timeZone: zone }, problem.until) }),
        };
      }
      case "password-too-short":
      case "password-too-long":
      case "password-about-you":
      case "password-guessable":
        return { at: "new", text: t(`auth.passwordFaults.${problem.kind}`) };
    }
  };
}
