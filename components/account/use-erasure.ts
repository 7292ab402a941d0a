import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState, useTransition } from "react";
import { v7 } from "uuid";
import { evidenceOf } from "@/components/signature/identity-proof";
import type { ErasureGround } from "@/lib/domain/erasure";
import type { PreparedErasure } from "@/lib/features/account/view-people";
import type { ToldProblem } from "@/lib/features/act/view";
import type { ProofMethod, SigningAction } from "@/lib/features/signature/view";

/** What the administrator writes; nothing of it is lost on the way. */
export type Written = {
  readonly ground: ErasureGround | undefined;
  readonly reason: string;
  readonly confirmation: string;
};

type Options = {
  readonly personId: string;
  readonly proof: ProofMethod;
  readonly prepare: (input: unknown) => Promise<PreparedErasure>;
  readonly erase: SigningAction;
};

/** An erasure in progress: written and checked first, then confirmed by a proof of identity bound to its digest. */
export type Erasing = {
  readonly written: Written;
  readonly write: (part: Partial<Written>) => void;
  /** The digest of what was checked; `null` while it is still being written. */
  readonly digest: string | null;
  readonly secret: string;
  readonly setSecret: (secret: string) => void;
  readonly pending: boolean;
  readonly problem: ToldProblem | null;
  readonly clear: () => void;
  readonly goOn: () => void;
  readonly goBack: () => void;
  readonly finish: () => void;
};

const blank: Written = { ground: undefined, reason: "", confirmation: "" };

/** Leads an erasure through its two steps. The command id is kept until the act succeeds; the secret is forgotten after each call. */
export function useErasure({ personId, proof, prepare, erase }: Options): Erasing {
  const t = useTranslations("act");
  const router = useRouter();
  const commandId = useRef<string | null>(null);
  const [written, setWritten] = useState(blank);
  const [digest, setDigest] = useState<string | null>(null);
  const [secret, setSecret] = useState("");
  const [problem, setProblem] = useState<ToldProblem | null>(null);
  const [pending, start] = useTransition();
  const failed = { ok: false, problem: { kind: "failed", message: t("failed") } } as const;
  const input = { personId, ...written };
  const goOn = (): void =>
    start(async () => {
      const answer = await prepare(input).catch(() => failed);
      setProblem(answer.ok ? null : answer.problem);
      if (answer.ok) setDigest(answer.digest);
    });
  const goBack = (): void => {
    setDigest(null);
    setSecret("");
    setProblem(null);
  };
  const finish = (): void =>
    start(async () => {
      if (digest === null) return;
      commandId.current ??= v7();
      const call = { commandId: commandId.current, input, digest, evidence: evidenceOf(proof, secret) };
      const answer = await erase(call).catch(() => failed);
      setSecret("");
      if (answer.ok) {
        router.replace(`/administration/people/${personId}`);
        return;
      }
      setProblem(answer.problem);
      if (answer.problem.kind === "invalid-input") setDigest(null);
    });
  return {
    written,
    write: (part) => setWritten((before) => ({ ...before, ...part })),
    digest,
    secret,
    setSecret,
    pending,
    problem,
    clear: () => setProblem(null),
    goOn,
    goBack,
    finish,
  };
}
