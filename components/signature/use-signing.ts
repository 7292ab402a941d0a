"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState, useTransition } from "react";
import { v7 } from "uuid";
import { evidenceOf } from "@/components/signature/identity-proof";
import type { RefusedSubject, ToldProblem } from "@/lib/features/act/view";
import type { ProofMethod, SigningAction } from "@/lib/features/signature/view";

type Options = {
  readonly action: SigningAction;
  readonly project: string;
  readonly subject?: RefusedSubject | undefined;
  readonly proof: ProofMethod;
};

/** A signature in progress. */
export type SigningState = {
  readonly secret: string;
  readonly setSecret: (secret: string) => void;
  readonly pending: boolean;
  readonly problem: ToldProblem | null;
  readonly clear: () => void;
  /** Signs what has this digest; on success goes to the receipt. */
  readonly sign: (digest: string, input: object) => void;
};

/**
 * Signs once: the command id is kept until the act succeeds, the secret leaves with the call and is forgotten after
 * it. On success goes to the record, whose number the command answers as `record`.
 */
export function useSigning({ action, project, subject, proof }: Options): SigningState {
  const t = useTranslations("act");
  const router = useRouter();
  const commandId = useRef<string | null>(null);
  const [secret, setSecret] = useState("");
  const [problem, setProblem] = useState<ToldProblem | null>(null);
  const [pending, start] = useTransition();
  const sign = (digest: string, input: object): void =>
    start(async () => {
      commandId.current ??= v7();
      const call = {
        commandId: commandId.current,
        input: { ...input, digest },
        project,
        subject,
        digest,
        evidence: evidenceOf(proof, secret),
      };
      const answer = await action(call).catch(
        () => ({ ok: false, problem: { kind: "failed", message: t("failed") } }) as const,
      );
      if (!answer.ok) {
        setProblem(answer.problem);
        return;
      }
      setSecret("");
      setProblem(null);
      router.push(`/projects/${project}/records/${answer.result.record ?? ""}?signed=${answer.acts[0] ?? ""}`);
    });
  return { secret, setSecret, pending, problem, clear: () => setProblem(null), sign };
}
