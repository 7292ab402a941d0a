"use client";

import { useTranslations } from "next-intl";
import { useCallback, useRef, useState, useTransition } from "react";
import { v7 } from "uuid";
import type { Action, ActionAnswer, RefusedSubject, ToldProblem } from "@/lib/features/act/view";

type Done = Extract<ActionAnswer, { ok: true }>;

type Options = {
  readonly project?: string | undefined;
  readonly subject?: RefusedSubject | undefined;
  readonly onDone?: (done: Done) => void;
};

/** An act in progress: `run` does it once, however often it is pressed; `problem` says why it was not done. */
export type Acting = {
  readonly run: (input: unknown, proofId?: string) => Promise<ActionAnswer>;
  readonly pending: boolean;
  readonly problem: ToldProblem | null;
  readonly clear: () => void;
};

/**
 * Calls the action of a command. The command id is made once and kept until the act succeeds, so that a double press, a
 * retry after a lost answer and a second tab's resend are one act. What was typed stays where it is.
 */
export function useAct(action: Action, { project, subject, onDone }: Options = {}): Acting {
  const t = useTranslations("act");
  const commandId = useRef<string | null>(null);
  const [problem, setProblem] = useState<ToldProblem | null>(null);
  const [pending, start] = useTransition();
  const clear = useCallback(() => setProblem(null), []);
  const run = useCallback(
    (input: unknown, proofId?: string) =>
      new Promise<ActionAnswer>((resolve) => {
        start(async () => {
          commandId.current ??= v7();
          const answer = await action({ commandId: commandId.current, input, project, subject, proofId }).catch(
            (): ActionAnswer => ({ ok: false, problem: { kind: "failed", message: t("failed") } }),
          );
          if (answer.ok) {
            commandId.current = null;
            setProblem(null);
            onDone?.(answer);
          } else {
            // It was done once, with other words, and that is said: pressed again, it is another act.
            if (answer.problem.kind === "repeated") commandId.current = null;
            setProblem(answer.problem);
          }
          resolve(answer);
        });
      }),
    [action, project, subject, onDone, t],
  );
  return { run, pending, problem, clear };
}
