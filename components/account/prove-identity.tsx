"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { CodeInput, PasswordInput } from "@/components/ui/identity-fields";
import type { IdentityActions, MeansView, ProofAnswer, ProofFault } from "@/lib/features/account/view";
import { formatTime } from "@/lib/text/format";

/** What a person has put down as proof, not yet handed over. */
export type IdentityDraft = {
  /** The fields to show. */
  readonly fields: ReactNode;
  /** Hands the proof over for a digest; the fields say what is wrong. Answers the proof to give to the command, or null. */
  readonly prove: (digest: string) => Promise<string | null>;
};

/**
 * The fields by which a person proves who they are, for one digest: password, or a mailed code, or in the demo one clearly
 * marked box. The form that signs shows `fields` and calls `prove` when it is sent.
 */
export function useIdentityProof({ means, displayName }: MeansView, actions: IdentityActions, digest: string): IdentityDraft {
  const t = useTranslations("auth.identity");
  const say = useProofFault();
  const [secret, setSecret] = useState("");
  const [problem, setProblem] = useState<ProofFault | null>(null);
  const error = problem === null ? undefined : say(problem, means);
  const hand = (wanted: string): Promise<ProofAnswer> => {
    if (means === "PASSWORD") return actions.proveByPassword(wanted, secret);
    return means === "MAIL_CODE" ? actions.proveByCode(wanted, secret) : actions.proveInDemo(wanted);
  };
  const prove = async (wanted: string): Promise<string | null> => {
    const answer = await hand(wanted);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setSecret("");
    return answer.ok ? answer.proofId : null;
  };
  const fields =
    means === "PASSWORD" ? (
      <Field label={t("password")} error={error}>
        <PasswordInput value={secret} onChange={(event) => setSecret(event.currentTarget.value)} />
      </Field>
    ) : means === "MAIL_CODE" ? (
      <MailedCode actions={actions} digest={digest} value={secret} onChange={setSecret} error={error} />
    ) : (
      <DemoProof name={displayName} error={error} />
    );
  return { fields, prove };
}

function DemoProof({ name, error }: { readonly name: string; readonly error: string | undefined }): ReactNode {
  const t = useTranslations("auth.identity");
  return (
    <div className="rounded-control border border-control border-dashed px-3 py-2.5">
      <p className="t-13 font-medium">{t("demo", { name })}</p>
      {error === undefined ? null : (
        <p role="alert" className="t-12 mt-1 text-late">
          {error}
        </p>
      )}
    </div>
  );
}

type CodeProps = {
  readonly actions: IdentityActions;
  readonly digest: string;
  readonly value: string;
  readonly onChange: (digits: string) => void;
  readonly error: string | undefined;
};

function MailedCode({ actions, digest, value, onChange, error }: CodeProps): ReactNode {
  const t = useTranslations("auth.identity");
  const say = useProofFault();
  const [said, setSaid] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const ask = (): void =>
    start(async () => {
      const answer = await actions.askProofCode(digest);
      setSaid(answer.ok ? t("codeSent", { minutes: answer.minutes }) : say(answer.problem, "MAIL_CODE"));
    });
  return (
    <div className="flex flex-col gap-3">
      <div>
        <Button busy={pending} onClick={ask}>
          {t("sendCode")}
        </Button>
      </div>
      <p role="status" className="t-12 text-text-2 empty:hidden">
        {said}
      </p>
      <Field label={t("code")} error={error}>
        <CodeInput value={value} onChange={onChange} />
      </Field>
    </div>
  );
}

/** Says why no proof was given. */
function useProofFault(): (problem: ProofFault, means: MeansView["means"]) => string {
  const t = useTranslations("auth.identity");
  const locale = useLocale();
  return (problem, means) => {
    switch (problem.kind) {
      case "wrong-credential":
        return t(means === "PASSWORD" ? "wrong" : "wrongCode");
      case "means-not-yours":
        return t("means");
      case "signed-out":
        return t("signedOut");
      case "rate-limited":
        return t("limited", { time: formatTime({ locale, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }, problem.until) });
    }
  };
}
