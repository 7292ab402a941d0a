import type { ProjectContext } from "@/lib/commands/define-command";
import type { Tx } from "@/lib/db/client";
import type { Actor, Side } from "@/lib/domain/party";
import type { RequirementStatus } from "@/lib/domain/requirement";
import type { RequirementContent } from "@/lib/domain/requirement-content";
import { type FullRequirement, readRequirements } from "@/lib/features/requirement/queries-content";
import type { CriterionInput, DraftRequirementInput } from "@/lib/features/requirement/schema";
import type { Digest } from "@/lib/kernel/ids";
import { digestOf } from "@/lib/ledger/canonical";

/** Rows per statement: well under PostgreSQL's 65 535 parameters. */
const chunk = 1_000;

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

/** Saves new requirements in draft, with their first versions. */
export async function saveDrafts(
  ctx: ProjectContext,
  drafts: readonly (Written & { readonly position: number })[],
): Promise<void> {
  const { tx, scope } = ctx;
  const at = new Date(ctx.now);
  const rows = drafts.map((draft) => ({
    ...projection(draft),
    projectId: scope.projectId,
    id: draft.id,
    code: draft.code,
    position: draft.position,
    status: "DRAFT",
    createdBy: scope.memberId,
    createdAt: at,
    changedAt: at,
  }));
  for (const part of chunks(rows)) await tx.requirement.createMany({ data: part });
  await saveVersions(ctx, drafts);
}

/** Saves a new version of a requirement and where that leaves it. The row must be locked. */
export async function saveRevision(ctx: ProjectContext, written: Written, status: RequirementStatus): Promise<void> {
  const { tx, scope, now } = ctx;
  await saveVersions(ctx, [written]);
  await tx.requirement.update({
    where: { projectId_id: { projectId: scope.projectId, id: written.id } },
    data: { ...projection(written), status, statusReason: "", changedAt: new Date(now) },
  });
}

async function saveVersions({ tx, scope, now }: ProjectContext, all: readonly Written[]): Promise<void> {
  const versions = all.map(({ id, version, content, reason }) => {
    const { criteria, ...texts } = content;
    return {
      ...texts,
      projectId: scope.projectId,
      requirementId: id,
      version,
      criteriaCount: criteria.length,
      digest: contentDigest(content),
      reason,
      writtenBy: scope.memberId,
      writtenAt: new Date(now),
    };
  });
  const criteria = all.flatMap(({ id, version, content }) =>
    content.criteria.map((criterion, index) => ({
      ...criterion,
      projectId: scope.projectId,
      requirementId: id,
      version,
      position: index + 1,
    })),
  );
  for (const part of chunks(versions)) await tx.requirementVersion.createMany({ data: part });
  for (const part of chunks(criteria)) await tx.acceptanceCriterion.createMany({ data: part });
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
