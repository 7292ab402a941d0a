import type { ProjectScope } from "@/lib/auth/scope";
import { Prisma } from "@/lib/db/generated/client";
import { countedStatuses } from "@/lib/domain/quality-score";
import {
  chapterJoint,
  codesOfPart,
  OutlinePart,
  type RequirementMark,
  type RequirementSort,
} from "@/lib/domain/requirement-list";
import { lacking } from "@/lib/features/requirement/queries-lack";
import type { ListShape } from "@/lib/features/requirement/schema-filter";

/** The conditions of a filter, on a requirement `r`. */
export function matches(
  scope: ProjectScope,
  { q, status, kind, priority, chapter, within, lack, mark }: ListShape,
): Prisma.Sql {
  const conditions = [
    Prisma.sql`r.project_id = ${scope.projectId}::uuid`,
    ...(status === null ? [] : [Prisma.sql`r.status = ${status}`]),
    ...(kind === null ? [] : [Prisma.sql`r.kind = ${kind}`]),
    ...(priority === null ? [] : [Prisma.sql`r.priority = ${priority}`]),
    ...(chapter === null ? [] : [Prisma.sql`r.chapter = ${chapter}`]),
    ...(within === null ? [] : [inside(within)]),
    ...(lack === null ? [] : [lacking(lack)]),
    ...(mark === null ? [] : [marked(mark, scope)]),
    ...(q === "" ? [] : [Prisma.sql`r.id IN (SELECT aval_find_requirements(${q}))`]),
  ];
  return Prisma.join(conditions, " AND ");
}

/** In a part of the outline, by the codes that its chapters are named with; or in a chapter and all that is inside it. */
function inside(within: string): Prisma.Sql {
  const part = OutlinePart.safeParse(within);
  if (!part.success)
    return Prisma.sql`(r.chapter = ${within} OR starts_with(r.chapter, ${`${within}${chapterJoint}`}))`;
  const codes = codesOfPart(part.data).join("|");
  return Prisma.sql`r.chapter ~ ${`(^(${codes})\\s|\\[(${codes})\\])`}`;
}

function marked(mark: RequirementMark, { projectId, side }: ProjectScope): Prisma.Sql {
  switch (mark) {
    case "TO_AGREE":
      // Whoever stands beside the two sides sees all that one of them has yet to agree on.
      return Prisma.sql`r.status = 'UNDER_REVIEW' AND NOT EXISTS (SELECT 1 FROM requirement_agreement a
        WHERE a.project_id = r.project_id AND a.requirement_id = r.id AND a.version = r.version AND a.side = ${side})`;
    case "CHANGED":
      return Prisma.sql`EXISTS (SELECT 1 FROM requirement_version w
        WHERE w.project_id = r.project_id AND w.requirement_id = r.id AND w.version = r.version
          AND w.written_at > (SELECT max(b.signed_at) FROM baseline b WHERE b.project_id = ${projectId}::uuid))`;
    case "SUSPECT":
      return Prisma.sql`r.id IN (SELECT s.requirement_id FROM suspect s
        WHERE s.project_id = ${projectId}::uuid AND s.confirmed_at IS NULL)`;
    case "UNCOVERED":
      return Prisma.sql`r.status = ANY (${[...countedStatuses]}) AND NOT EXISTS (SELECT 1 FROM milestone_requirement l
        WHERE l.project_id = r.project_id AND l.requirement_id = r.id)`;
  }
}

/** What each order compares. The numbers grow longer before they grow: EX-999 comes before EX-1000. */
const keys: Readonly<Record<RequirementSort, readonly string[]>> = {
  CHAPTER: ["chapter", "position", "id"],
  CODE: ["length(code)", "code"],
  CHANGED: ["changed_at", "id"],
};

function of(table: string, key: string): string {
  return key.startsWith("length") ? `length(${table}.code)` : `${table}.${key}`;
}

/** The order of the list on a requirement `r`, or the other way round; what changed last comes first. */
export function orderOf(sort: RequirementSort, backwards: boolean): Prisma.Sql {
  const direction = (sort === "CHANGED") === backwards ? "" : " DESC";
  return Prisma.raw(keys[sort].map((key) => `${of("r", key)}${direction}`).join(", "));
}

/** What comes after a requirement, or before it, in an order of the list. */
export function beyond(projectId: string, code: string, sort: RequirementSort, backwards: boolean): Prisma.Sql {
  const sign = (sort === "CHANGED") === backwards ? Prisma.sql`>` : Prisma.sql`<`;
  const tuple = (table: string): Prisma.Sql => Prisma.raw(keys[sort].map((key) => of(table, key)).join(", "));
  return Prisma.sql`AND (${tuple("r")}) ${sign}
    (SELECT ${tuple("k")} FROM requirement k WHERE k.project_id = ${projectId}::uuid AND k.code = ${code})`;
}
