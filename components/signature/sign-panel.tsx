"use client";

import { useTranslations } from "next-intl";
import type { FormEvent, ReactNode } from "react";
import { ClosedAct } from "@/components/act/act-button";
import { RefusalNotice } from "@/components/act/act-problem";
import { IdentityProof, type RequestCode } from "@/components/signature/identity-proof";
import { SealedDigest } from "@/components/signature/sealed-digest";
import { useSigning } from "@/components/signature/use-signing";
import { Button } from "@/components/ui/button";
import { SealedBox } from "@/components/ui/sealed-box";
import type { RefusalView, RefusedSubject } from "@/lib/features/act/view";
import type { ProofMethod, SigningAction } from "@/lib/features/signature/view";

type Props = {
  readonly action: SigningAction;
  readonly project: string;
  readonly subject?: RefusedSubject;
  readonly proof: ProofMethod;
  readonly requestCode: RequestCode;
  /** The exact sentence that the signature says; `null` while a choice is missing. */
  readonly declaration: ReactNode | null;
  /** The digest of what is signed. */
  readonly digest: string;
  /** What the command wants beside the digest. */
  readonly input: object;
  /** "Signer : accepter avec réserves". */
  readonly label: string;
  readonly onBehalf: string | null;
  /** Why nobody like this person signs here. */
  readonly blocked: RefusalView | null;
};

/** The end of a ceremony: the declaration with its digest, the proof of identity, and the one final button. */
export function SignPanel({
  action,
  project,
  subject,
  proof,
  requestCode,
  declaration,
  digest,
  input,
  label,
  onBehalf,
  blocked,
}: Props): ReactNode {
  const t = useTranslations("signature");
  const signing = useSigning({ action, project, subject, proof });
  const { problem } = signing;
  if (blocked !== null) return <ClosedAct refusal={blocked}>{label}</ClosedAct>;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (declaration !== null) signing.sign(digest, input);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-6">
      <SealedBox>
        <p className="t-12 text-ink">{t("whatYouSign")}</p>
        <p className="s-17 mt-2 text-pretty">
          {declaration ?? <span className="text-text-3">{t("chooseFirst")}</span>}
        </p>
        {onBehalf === null ? null : <p className="s-15 mt-1">{onBehalf}</p>}
        <SealedDigest label={t("digest")} value={digest} />
      </SealedBox>
      <IdentityProof
        method={proof}
        digest={digest}
        requestCode={requestCode}
        secret={signing.secret}
        onChange={signing.setSecret}
        error={problem?.kind === "identity" ? problem.message : undefined}
      />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <Button
          type="submit"
          variant="main"
          size="lg"
          final
          busy={signing.pending}
          aria-disabled={declaration === null || undefined}
          className="max-md:w-full"
        >
          {label}
        </Button>
        <p className="t-12 max-w-[52ch] text-text-3">{t("finalAndSimple")}</p>
      </div>
      {problem === null || problem.kind === "identity" || problem.kind === "refused" ? null : (
        <p role="alert" className="t-13 text-late">
          {problem.kind === "invalid-input"
            ? t("incomplete", { fields: Object.values(problem.fields).join(" ") })
            : problem.message}
        </p>
      )}
      {problem?.kind === "refused" ? (
        <RefusalNotice refusal={problem.refusal} open onOpenChange={(open) => !open && signing.clear()} />
      ) : null}
    </form>
  );
}
