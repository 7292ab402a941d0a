import type { ProjectContext } from "@/lib/commands/define-command";
import type { Tx } from "@/lib/db/client";
import type { Actor, Side } from "@/lib/domain/party";
import type { RequirementStatus } from "@/lib/domain/requirement";
import type { RequirementContent } from "@/lib/domain/requirement-content";
import { type FullRequirement, readRequirements } from "@/lib/features/requirement/queries-content";
import type { CriterionInput, DraftRequirementInput } from "@/lib/features/requirement/schema";
import type { Digest } from "@/lib/kernel/ids";
import { digestOf } from "@/lib/ledger/canonical";

/** Rows per statement: few enough that how far a long act is can be told. */
const chunk = 500;

/** The actor of a rule: in the role and for the party of the authority, the grantor's under a delegation. */
export function actorOf({ scope, authority }: ProjectContext): Actor {
  return { role: authority.role, personId: scope.personId, partyId: authority.partyId };
}

/** The requirements of these codes, locked in one order by every command; `null` when one is not there. */
export async function loadRequirementsForUpdate(
  tx: Tx,
  projectId: string,
  codes: readonly string[],
): Promise<readonly FullRequirement[] | null> {
  const wanted = [...new Set(codes)];
  await tx.$queryRaw`
    SELECT id FROM requirement WHERE project_id = ${projectId}::uuid AND code = ANY (${wanted}) ORDER BY id FOR UPDATE`;
  const found = await readRequirements(tx, projectId, { codes: wanted });
  return found.length === wanted.length ? found : null;
}

/** The content that an input amounts to: each criterion gets an id of its own. */
export function contentOf(input: Omit<DraftRequirementInput, "chapter">, newId: () => string): RequirementContent {
  const { title, statement, kind, priority, source, rationale, verificationMethod } = input;
  const criteria = input.criteria.map((criterion: CriterionInput) => ({ ...criterion, id: newId() }));
  return { title, statement, kind, priority, source, rationale, verificationMethod, criteria };
}

/** The digest of a text: what an agreement, a baseline and the ledger refer to. */
export function contentDigest(content: RequirementContent): Digest {
  return digestOf(content);
}

/** One version to write: the requirement's place and its text. */
export type Written = {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly chapter: string;
  readonly externalReference: string | null;
  readonly content: RequirementContent;
  readonly reason: string;
};

function projection(written: Written): {
  chapter: string;
  externalReference: string | null;
  version: number;
  kind: string;
  priority: string | null;
  criteriaCount: number;
  search: string;
} {
  const { code, chapter, externalReference, version, content } = written;
  const { title, statement, kind, priority, criteria } = content;
  const search = [code, title, statement, chapter, externalReference ?? ""].join(" ");
  return { chapter, externalReference, version, kind, priority, criteriaCount: criteria.length, search };
}

/** Saves new requirements in draft, with their first versions. `told` hears how many are written. */
export async function saveDrafts(
  ctx: ProjectContext,
  drafts: readonly (Written & { readonly position: number })[],
  told: (count: number) => void = () => {},
): Promise<void> {
  const { tx, scope, now } = ctx;
  for (const part of chunks(drafts)) {
    const rows = part.map((draft) => ({
      ...projection(draft),
      id: draft.id,
      code: draft.code,
      position: draft.position,
    }));
    await tx.$executeRaw`
      INSERT INTO requirement (project_id, id, code, status, chapter, position, external_reference, version, kind, priority, criteria_count, search, created_by, created_at, changed_at)
      SELECT ${scope.projectId}::uuid, r.id, r.code, 'DRAFT', r.chapter, r.position, r."externalReference", r.version, r.kind, r.priority, r."criteriaCount", r.search,
        ${scope.memberId}::uuid, ${now}::timestamptz, ${now}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, code text, chapter text, position integer, "externalReference" text,
        version integer, kind text, priority text, "criteriaCount" integer, search text)`;
    await saveVersions(ctx, part);
    told(part.length);
  }
}

/** A new version of a requirement, and the status that it leaves it in. */
export type Revised = { readonly written: Written; readonly status: RequirementStatus };

/** Saves a new version of a requirement and where that leaves it. The row must be locked. */
export function saveRevision(ctx: ProjectContext, written: Written, status: RequirementStatus): Promise<void> {
  return saveRevisions(ctx, [{ written, status }]);
}

/** Saves new versions of several requirements. Their rows must be locked. `told` hears how many are written. */
export async function saveRevisions(
  ctx: ProjectContext,
  revised: readonly Revised[],
  told: (count: number) => void = () => {},
): Promise<void> {
  const { tx, scope, now } = ctx;
  for (const part of chunks(revised)) {
    await saveVersions(
      ctx,
      part.map(({ written }) => written),
    );
    const rows = part.map(({ written, status }) => ({ ...projection(written), id: written.id, status }));
    await tx.$executeRaw`
      UPDATE requirement AS r SET chapter = n.chapter, external_reference = n."externalReference", version = n.version, kind = n.kind, priority = n.priority,
        criteria_count = n."criteriaCount", search = n.search, status = n.status, status_reason = '', changed_at = ${now}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n (id uuid, status text, chapter text, "externalReference" text,
        version integer, kind text, priority text, "criteriaCount" integer, search text)
      WHERE r.project_id = ${scope.projectId}::uuid AND r.id = n.id`;
    told(part.length);
  }
}

async function saveVersions({ tx, scope, now }: ProjectContext, all: readonly Written[]): Promise<void> {
  const versions = all.map(({ id, version, content, reason }) => {
    const { criteria, ...texts } = content;
    return { ...texts, id, version, criteriaCount: criteria.length, digest: contentDigest(content), reason };
  });
  const criteria = all.flatMap(({ id, version, content }) =>
    content.criteria.map((criterion, index) => ({ ...criterion, requirementId: id, version, position: index + 1 })),
  );
  await tx.$executeRaw`
    INSERT INTO requirement_version (project_id, requirement_id, version, title, statement, kind, priority, source, rationale, verification_method, criteria_count, digest, reason, written_by, written_at)
    SELECT ${scope.projectId}::uuid, v.id, v.version, v.title, v.statement, v.kind, v.priority, v.source, v.rationale, v."verificationMethod", v."criteriaCount", v.digest, v.reason,
      ${scope.memberId}::uuid, ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) AS v (id uuid, version integer, title text, statement text, kind text, priority text, source text,
      rationale text, "verificationMethod" text, "criteriaCount" integer, digest text, reason text)`;
  if (criteria.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO acceptance_criterion (project_id, id, requirement_id, version, position, reference, measure, target, method, given, when_text, outcome, flexibility)
    SELECT ${scope.projectId}::uuid, c.id, c."requirementId", c.version, c.position, c.reference, c.measure, c.target, c.method, c.given, c."when", c.outcome, c.flexibility
    FROM jsonb_to_recordset(${JSON.stringify(criteria)}::jsonb) AS c (id uuid, "requirementId" uuid, version integer, position integer, reference text, measure text,
      target text, method text, given text, "when" text, outcome text, flexibility text)`;
}

/** Moves requirements to a status. Their rows must be locked. */
export async function moveRequirements(
  { tx, scope, now }: ProjectContext,
  ids: readonly string[],
  status: RequirementStatus,
  reason: string,
): Promise<void> {
  await tx.requirement.updateMany({
    where: { projectId: scope.projectId, id: { in: [...ids] } },
    data: { status, statusReason: reason, changedAt: new Date(now) },
  });
}

/** Saves that a side finds these very texts understood and feasible. */
export async function saveAgreements(
  { tx, scope, authority, now }: ProjectContext,
  agreed: readonly FullRequirement[],
  side: Side,
): Promise<void> {
  await tx.requirementAgreement.createMany({
    data: agreed.map(({ id, version, digest }) => ({
      projectId: scope.projectId,
      requirementId: id,
      version,
      side,
      digest,
      memberId: scope.memberId,
      delegationId: authority.delegation?.id ?? null,
      agreedAt: new Date(now),
    })),
  });
}

/** The next `count` numbers of requirements: the last of them. Unique and gapless, since the row stays locked until commit. */
export async function takeNumbers(tx: Tx, projectId: string, count: number): Promise<number> {
  const rows = await tx.$queryRaw<{ value: number }[]>`
    INSERT INTO project_counter (project_id, name, value) VALUES (${projectId}::uuid, 'EX', ${count}::int)
    ON CONFLICT (project_id, name) DO UPDATE SET value = project_counter.value + ${count}::int RETURNING value`;
  const value = rows[0]?.value;
  if (value === undefined) throw new Error("The counter answered nothing");
  return value;
}

/** The code of a number: EX-001. */
export function requirementCode(number: number): string {
  return `EX-${String(number).padStart(3, "0")}`;
}

function chunks<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / chunk) }, (_, part) =>
    rows.slice(part * chunk, (part + 1) * chunk),
  );
}
