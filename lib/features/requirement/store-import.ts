import type { ProjectContext } from "@/lib/commands/define-command";
import { tellProgress } from "@/lib/commands/progress";
import type { Tx } from "@/lib/db/client";
import { hashed } from "@/lib/db/hashed";
import type { Ruling } from "@/lib/domain/act";
import type { Event } from "@/lib/domain/event";
import { decideRevision, lockedRequirementStatuses, type RequirementStatus } from "@/lib/domain/requirement";
import { type AcceptanceCriterion, RequirementContent } from "@/lib/domain/requirement-content";
import type { FullRequirement } from "@/lib/features/requirement/queries-content";
import { closedToImport, type Known, readKnown } from "@/lib/features/requirement/queries-import";
import { criterionWords } from "@/lib/features/requirement/sheet-criteria";
import type { ImportedRequirement } from "@/lib/features/requirement/sheet-map";
import type { ChangedRequirement } from "@/lib/features/requirement/sheet-plan";
import type { SheetField } from "@/lib/features/requirement/sheet-values";
import {
  actorOf,
  contentDigest,
  requirementCode,
  saveDrafts,
  saveRevisions,
  type Written,
} from "@/lib/features/requirement/store";

/** All requirements of the project, locked, so that two imports of one sheet make no duplicate. */
export async function loadAllForImport(tx: Tx, projectId: string): Promise<readonly Known[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('aval import ' || ${projectId}, 0))`;
  await tx.$queryRaw`SELECT id FROM requirement WHERE project_id = ${projectId}::uuid ORDER BY id FOR UPDATE`;
  return readKnown(tx, projectId);
}

const flexibilityOf = { MUST: "F0", SHOULD: "F1", COULD: "F2", WONT: "F3" } as const;

/** The text that a line makes. Of a requirement already there, only `fields` are replaced, and known criteria keep their levels. */
function contentFrom(
  row: ImportedRequirement,
  newId: () => string,
  known?: { present: FullRequirement; fields: readonly SheetField[] },
): RequirementContent {
  const present = known?.present.content;
  const take = <V>(field: SheetField, value: V, kept: V | undefined): V =>
    kept === undefined || known?.fields.includes(field) === true ? value : kept;
  const priority = take("priority", row.priority, present?.priority);
  const verificationMethod = take("verificationMethod", row.verificationMethod, present?.verificationMethod);
  const criteria = row.criteria.map(({ reference, text }): AcceptanceCriterion => {
    const same = present?.criteria.find(
      (old) =>
        old.reference === (reference ?? "") &&
        (old.measure === text || old.outcome === text || criterionWords(old) === text),
    );
    const blank = { measure: text, target: "", given: "", when: "", outcome: "" };
    const method = verificationMethod ?? "INSPECTION";
    return {
      ...(same ?? { ...blank, method, flexibility: flexibilityOf[priority ?? "SHOULD"] }),
      id: newId(),
      reference: reference ?? "",
    };
  });
  const keptCriteria = present?.criteria.map((criterion) => ({ ...criterion, id: newId() }));
  // As every text that is written: the digest is of the words that are kept.
  return RequirementContent.parse({
    title: take("title", row.title ?? "", present?.title),
    statement: take("statement", row.statement, present?.statement),
    kind: take("kind", row.kind, present?.kind),
    priority,
    source: take("source", row.source ?? "", present?.source),
    rationale: take("rationale", row.rationale ?? "", present?.rationale),
    verificationMethod,
    criteria: take("criteria", criteria, keptCriteria),
  });
}

/** A new requirement, the line it comes from, and the GUID that another tool gave it. */
export type Drafted = Written & { readonly position: number; readonly line: number; readonly guid: string | null };

/** The drafts that new lines make, numbered up to `last`. */
export function draftsOf(rows: readonly ImportedRequirement[], last: number, newId: () => string): readonly Drafted[] {
  return rows.map((row, index) => {
    const position = last - rows.length + index + 1;
    const { externalReference, line, guid } = row;
    const place = {
      id: newId(),
      code: requirementCode(position),
      version: 1,
      chapter: row.chapter ?? "",
      externalReference,
      reason: "",
    };
    return { ...place, content: contentFrom(row, newId), position, line, guid };
  });
}

/** A changed line and what the rules make of it; `kept` when what stands is not an import's to change. */
export type Revision =
  | { readonly kind: "kept"; readonly line: number; readonly present: FullRequirement }
  | {
      readonly kind: "ruled";
      readonly line: number;
      readonly present: FullRequirement;
      readonly written: Written;
      readonly ruling: Ruling<RequirementStatus>;
    };

/** What becomes of a changed line: a baselined text stays as signed and is reported; any other gets a new version. */
export function reviseFrom(ctx: ProjectContext, { existing, imported, fields }: ChangedRequirement<Known>): Revision {
  const present = existing.full;
  const { line } = imported;
  if (closedToImport.includes(present.status)) return { kind: "kept", line, present };
  const content = contentFrom(imported, ctx.newId, { present, fields });
  const chapter = fields.includes("chapter") ? (imported.chapter ?? "") : present.chapter;
  const { id, code, externalReference } = present;
  const written = { id, code, version: present.version + 1, chapter, externalReference, content, reason: "" };
  return { kind: "ruled", line, present, written, ruling: decideRevision(present, actorOf(ctx), content) };
}

type Ruled = Extract<Revision, { kind: "ruled" }>;

/** Saves what comes in and what is revised, and tells how far it is. */
export async function saveImport(
  ctx: ProjectContext,
  drafts: readonly Drafted[],
  ruled: readonly Ruled[],
): Promise<void> {
  const revised = ruled.flatMap(({ written, ruling }) => (ruling.ok ? [{ written, status: ruling.value }] : []));
  const total = drafts.length + revised.length;
  let done = 0;
  const told = (count: number): void => {
    done += count;
    tellProgress({ step: "WRITING", done, total });
  };
  await saveDrafts(ctx, drafts, told);
  if (revised.length > 0) await hashed(ctx.tx, () => saveRevisions(ctx, revised, told));
  tellProgress({ step: "RECORDING", done: total, total });
}

/** What each revision leaves in the ledger: the digests of the words before and after. */
export function revisedEvents(ruled: readonly Ruled[]): readonly Event[] {
  return ruled.map(({ present, written: { id, code, version, content } }) => ({
    type: "RequirementRevised" as const,
    payload: { requirementId: id, requirement: code, version, digest: contentDigest(content), before: present.digest },
  }));
}

/** What was done line by line, in the order of the sheet: "2 created EX-001". Unchanged lines are only counted. */
export function reportOf(
  drafts: readonly { readonly code: string; readonly line: number }[],
  revisions: readonly Revision[],
): string {
  const created = drafts.map(({ code, line }) => ({ line, what: "created", code }));
  const told = revisions.map(({ kind, line, present }) => ({
    line,
    what: kind === "ruled" ? "updated" : lockedRequirementStatuses.includes(present.status) ? "locked" : "kept",
    code: present.code,
  }));
  return [...created, ...told]
    .sort((a, b) => a.line - b.line)
    .map(({ line, what, code }) => `${line} ${what} ${code}`)
    .join("\n");
}
