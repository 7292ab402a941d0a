import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import {
  decideAgreement,
  decideRequirementAct,
  decideRevision,
  decideWithReason,
  requirementActs,
} from "@/lib/domain/requirement";
import { listRequirementOrders } from "@/lib/features/amendment/queries";
import { type FullRequirement, readRequirements } from "@/lib/features/requirement/queries-content";
import { getTrace } from "@/lib/features/requirement/queries-trace";
import {
  type RequirementStep,
  type RequirementView,
  requirementSteps,
  type VersionView,
} from "@/lib/features/requirement/view";
import type { TraceView } from "@/lib/features/requirement/view-trace";
import { countOpenSuspects } from "@/lib/features/suspect/queries";
import type { OpenSuspects } from "@/lib/features/suspect/view";
import type { Instant } from "@/lib/kernel/instant";

/** What a person may do, before it is told in their language. */
export type Abilities = {
  readonly revise: Ability;
  readonly steps: readonly { readonly step: RequirementStep; readonly ability: Ability }[];
};

/** A requirement by its code, with its history and what this reader may do with it; `null` when it is not there. */
export async function getRequirement(
  tx: Tx,
  scope: ProjectScope,
  code: string,
  now: Instant,
): Promise<{
  readonly id: string;
  readonly view: RequirementView;
  readonly abilities: Abilities;
  readonly suspects: readonly OpenSuspects[];
  readonly trace: TraceView;
} | null> {
  const { projectId } = scope;
  const [[full], row, milestones, versions, suspects, orders, trace] = await Promise.all([
    readRequirements(tx, projectId, { codes: [code] }),
    tx.requirement.findUnique({ where: { projectId_code: { projectId, code } } }),
    tx.$queryRaw<{ code: string; title: string }[]>`
      SELECT m.code, m.title FROM requirement r
      JOIN milestone_requirement l ON l.project_id = r.project_id AND l.requirement_id = r.id
      JOIN milestone m ON m.project_id = l.project_id AND m.id = l.milestone_id
      WHERE r.project_id = ${projectId}::uuid AND r.code = ${code} ORDER BY m.number`,
    listVersions(tx, projectId, code),
    countOpenSuspects(tx, projectId, code),
    listRequirementOrders(tx, scope, code),
    getTrace(tx, scope, code),
  ]);
  if (full === undefined || row === null) return null;
  const { id, status, chapter, externalReference, changePending, version, content, agreements, openBlockingQuestions } =
    full;
  const view = {
    code,
    status,
    chapter,
    externalReference,
    changePending,
    version,
    content,
    agreements,
    openBlockingQuestions,
  };
  return {
    id,
    view: { ...view, statusReason: row.statusReason, versions, milestones, orders },
    abilities: abilitiesOf(scope, full, now),
    suspects,
    trace,
  };
}

const VersionRow = z.object({
  version: z.int(),
  statement: z.string(),
  reason: z.string(),
  author: z.string().nullable(),
  writtenAt: z.date(),
  number: z.int().nullable(),
  signedAt: z.date().nullable(),
  signatory: z.string().nullable(),
  digest: z.string().nullable(),
  count: z.int().nullable(),
  record: z.string().nullable(),
});

async function listVersions(tx: Tx, projectId: string, code: string): Promise<readonly VersionView[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT v.version, v.statement, v.reason, author.name AS author, v.written_at AS "writtenAt",
      b.number, b.signed_at AS "signedAt", signatory.name AS signatory, b.digest, b.item_count AS count, d.code AS record
    FROM requirement r
    JOIN requirement_version v ON v.project_id = r.project_id AND v.requirement_id = r.id
    LEFT JOIN baseline_item i ON i.project_id = v.project_id AND i.requirement_id = v.requirement_id AND i.version = v.version AND i.added
    LEFT JOIN baseline b ON b.project_id = i.project_id AND b.id = i.baseline_id
    LEFT JOIN signed_document d ON d.project_id = b.project_id AND d.id = b.document_id
    LEFT JOIN LATERAL (SELECT p.display_name AS name FROM member m JOIN person_identity p ON p.person_id = m.person_id
      WHERE m.project_id = v.project_id AND m.id = v.written_by ORDER BY p.version DESC LIMIT 1) author ON true
    LEFT JOIN LATERAL (SELECT p.display_name AS name FROM member m JOIN person_identity p ON p.person_id = m.person_id
      WHERE m.project_id = b.project_id AND m.id = b.signed_by ORDER BY p.version DESC LIMIT 1) signatory ON true
    WHERE r.project_id = ${projectId}::uuid AND r.code = ${code}
    ORDER BY v.version DESC LIMIT 50`;
  return z
    .array(VersionRow)
    .parse(rows)
    .map(({ version, statement, reason, author, writtenAt, ...lock }) => ({
      version,
      statement,
      reason,
      author: author ?? "",
      writtenAt: writtenAt.toISOString(),
      baseline:
        lock.number === null || lock.signedAt === null
          ? null
          : {
              number: lock.number,
              signedAt: lock.signedAt.toISOString(),
              signatory: lock.signatory ?? "",
              digest: lock.digest ?? "",
              count: lock.count ?? 0,
              record: lock.record ?? "",
            },
    }));
}

/** A step with a reason is open when any reason would do: the reason itself is asked at the act. */
const someReason = "…";

function abilitiesOf(scope: ProjectScope, full: FullRequirement, now: Instant): Abilities {
  const here = requirementSteps.filter((step) => requirementActs[step].from.some((status) => status === full.status));
  return {
    revise: abilityTo("requirement.revise", scope, now, (actor) => decideRevision(full, actor, full.content)),
    steps: here.map((step) => ({
      step,
      ability: abilityTo(`requirement.${step}`, scope, now, (actor) => {
        if (step === "agree") return decideAgreement(full, actor, { read: full.version, current: full.version });
        if (step === "propose" || step === "review") return decideRequirementAct(step, full, actor);
        return decideWithReason(step, full, actor, someReason);
      }),
    })),
  };
}
