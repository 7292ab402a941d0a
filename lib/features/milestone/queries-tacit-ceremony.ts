import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import { decideRebuttal } from "@/lib/domain/rebuttal";
import { loadOwnFiles } from "@/lib/features/file/queries";
import type { Drafted } from "@/lib/features/milestone/queries-ceremony";
import { loadTacit, rebuttalRecord, tacitFacts } from "@/lib/features/milestone/queries-rebuttal";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { loadMilestone } from "@/lib/features/milestone/queries-state";
import type { RebuttalDraftInput } from "@/lib/features/milestone/schema-silence";
import type { Instant } from "@/lib/kernel/instant";
import { digestOf } from "@/lib/ledger/canonical";

/** A rebuttal as the client's signatory would sign it now. */
export async function draftRebuttal(
  { tx, scope, now }: { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant },
  code: string,
  draft: RebuttalDraftInput,
): Promise<Drafted | null> {
  const { projectId, partyId } = scope;
  const ids = draft.evidence.flatMap((one) => (one.fileId === null ? [] : [one.fileId]));
  const [state, setting, files] = await Promise.all([
    loadMilestone(tx, projectId, code),
    loadSetting(tx, scope),
    loadOwnFiles(tx, { projectId, partyId, ids }),
  ]);
  if (state === null) return null;
  const tacit = await loadTacit(tx, projectId, code);
  const record = rebuttalRecord(scope, setting, state, { ...draft, tacit, files });
  const ability = abilityTo("milestone.rebut-tacit-acceptance", scope, now, (actor) =>
    decideRebuttal(tacitFacts(state, tacit, now), actor, {
      reasons: draft.reasons,
      known: state.criteria.map((one) => one.id),
      evidence: draft.evidence.length,
      digests: { read: "", current: "" },
    }),
  );
  return { scope, setting, state, record, digest: digestOf(record), refusals: ability.allowed ? [] : ability.refusals };
}

/** What the page of a rebuttal begins with: the criteria to link reasons to, and whether this reader may. */
export async function getRebuttalStart(
  reading: Parameters<typeof draftRebuttal>[0],
  code: string,
): Promise<{
  readonly project: string;
  readonly timeZone: string;
  readonly title: string;
  readonly party: string;
  readonly criteria: readonly { readonly id: string; readonly code: string; readonly statement: string }[];
  readonly ability: Ability;
} | null> {
  const drafted = await draftRebuttal(reading, code, { reasons: [], evidence: [], opinion: "" });
  if (drafted === null) return null;
  const { scope, state, setting } = drafted;
  // What the person still has to write closes nothing.
  const refusals = drafted.refusals.filter(
    ({ kind }) => kind !== "reasons-missing" && kind !== "rebuttal-evidence-missing" && kind !== "content-changed",
  );
  return {
    project: scope.name,
    timeZone: scope.timeZone,
    title: state.definition.title,
    party: setting.parties.find((one) => one.side === "CLIENT")?.name ?? scope.partyName,
    criteria: state.criteria.map(({ id, code: number, statement }) => ({ id, code: number, statement })),
    ability: refusals.length === 0 ? { allowed: true } : { allowed: false, refusals },
  };
}
