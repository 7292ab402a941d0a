import { v7 } from "uuid";
import { enterProject } from "@/lib/auth/scope";
import { type Door, execute } from "@/lib/commands/execute";
import { connect, type Database } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { agreeMilestone } from "@/lib/features/milestone/commands/agree-milestone";
import { definitionRecord } from "@/lib/features/milestone/queries-record";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { loadMilestone } from "@/lib/features/milestone/queries-state";
import type { PersonId } from "@/lib/kernel/ids";
import { instantOf } from "@/lib/kernel/instant";
import { recordDigest } from "@/lib/ledger/sign";
import { connections } from "@/scripts/bench/load";
import type { BenchProject } from "@/scripts/bench/seed";

/** A signature that is ready to be given: whose, on what, and the proof of identity for it. */
export type Ready = {
  readonly project: string;
  readonly personId: PersonId;
  readonly milestone: string;
  readonly digest: string;
  readonly proofId: string;
};

/** The door of the bench: as that of the application. */
export function openBenchDoor(url: string): Door {
  return { db: connect(url, connections), clock: { now: () => instantOf(new Date()) }, newId: () => v7() };
}

/** Reads what a person would sign of these milestones, and proves who they are for each, before any clock runs. */
export async function prepareSignatures(
  db: Database,
  project: BenchProject,
  personId: PersonId,
  codes: readonly string[],
): Promise<readonly Ready[]> {
  const digests = await transact(db, { personId, readOnly: true }, async (tx) => {
    const scope = await enterProject(tx, personId, project.code);
    if (scope === null) throw new Error("Not a member");
    const setting = await loadSetting(tx, scope);
    return Promise.all(
      codes.map(async (code) => {
        const state = await loadMilestone(tx, scope.projectId, code);
        if (state === null) throw new Error(`No ${code}`);
        return { milestone: code, digest: recordDigest(definitionRecord(scope, setting, state)) };
      }),
    );
  });
  const provedAt = new Date();
  const expiresAt = new Date(provedAt.getTime() + 30 * 60_000);
  const ready = digests.map((one) => ({ ...one, proofId: v7(), project: project.code, personId }));
  await db.identityProof.createMany({
    data: ready.map(({ proofId, digest }) => ({
      id: proofId,
      personId,
      digest,
      method: "PASSWORD",
      provedAt,
      expiresAt,
    })),
  });
  return ready;
}

/** Gives one signature, end to end. */
export async function sign(door: Door, { project, personId, milestone, digest, proofId }: Ready): Promise<void> {
  const call = { commandId: v7(), project, proofId, input: { milestone, digest } };
  const answer = await execute(door, agreeMilestone, { personId, sessionId: null }, call);
  if (!answer.ok) throw new Error(`${project} ${milestone}: ${JSON.stringify(answer.error)}`);
}

/** Gives signatures from queues (one for each project) over eight connections until the time is over; answers how many per second. */
export async function signAll(door: Door, queues: readonly Ready[][], seconds: number): Promise<number> {
  const from = performance.now();
  let signed = 0;
  await Promise.all(
    Array.from({ length: connections }, async (_, index) => {
      const queue = queues[index % queues.length] ?? [];
      while (performance.now() < from + seconds * 1000) {
        const next = queue.pop();
        if (next === undefined) return;
        await sign(door, next);
        signed += 1;
      }
    }),
  );
  return signed / ((performance.now() - from) / 1000);
}
