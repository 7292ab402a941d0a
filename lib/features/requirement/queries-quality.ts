import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import { emptyChapters, OutlineCode, outlineCodeOf } from "@/lib/domain/outline";
import { projectIsOpen } from "@/lib/domain/project";
import { qualityHints } from "@/lib/domain/quality";
import { balanceOf } from "@/lib/domain/quality-balance";
import { completenessOf, countedStatuses, Lack } from "@/lib/domain/quality-score";
import { findTwins } from "@/lib/domain/quality-twins";
import type { Refusal } from "@/lib/domain/refusal";
import { lockedRequirementStatuses } from "@/lib/domain/requirement";
import { Priority } from "@/lib/domain/requirement-content";
import { lackConditions } from "@/lib/features/requirement/queries-lack";
import type { QualityView, RemarkedView } from "@/lib/features/requirement/view-quality";
import type { Instant } from "@/lib/kernel/instant";
import { err, ok, type Result } from "@/lib/kernel/result";

/** The most requirements whose texts are read at once; the count of what lacks knows no bound. */
export const mostRead = 10_000;
/** What is shown of each kind of thing to mend: the rest is one link away, or comes once these are mended. */
const [mostCodes, mostRemarked, mostWords] = [12, 50, 160];

const Lacking = z.array(
  z.object({ lack: Lack, count: z.int(), first: z.array(z.object({ code: z.string(), locked: z.boolean() })) }),
);
const Counted = z.object({
  total: z.int(),
  lacks: Lacking,
  priorities: z.record(z.enum([...Priority.options, "NONE"]), z.int()),
  chapters: z.array(z.object({ chapter: z.string(), count: z.int() })),
  blockingQuestions: z.int(),
  exclusionsStated: z.boolean(),
});
type Counted = z.infer<typeof Counted>;

/** The set in figures: what lacks, its priorities, its chapters, what else a signature waits for. One statement. */
async function countSet(tx: Tx, { projectId }: ProjectScope): Promise<Counted> {
  const each = Lack.options.map(
    (lack) => Prisma.sql`
      jsonb_build_object('lack', ${lack}::text, 'count', count(*) FILTER (WHERE ${lackConditions[lack]}),
        'first', coalesce(to_jsonb((array_agg(jsonb_build_object('code', r.code, 'locked', r.status = ANY (${[...lockedRequirementStatuses]}))
          ORDER BY r.position, r.id) FILTER (WHERE ${lackConditions[lack]}))[1:${Prisma.raw(String(mostCodes))}]), '[]'))`,
  );
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT s.total, s.lacks, s.priorities,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('chapter', c.chapter, 'count', c.count)), '[]') FROM (
        SELECT chapter, count(*) AS count FROM requirement WHERE project_id = ${projectId}::uuid AND status = ANY (${[...countedStatuses]})
        GROUP BY chapter) c) AS chapters,
      (SELECT count(*)::int FROM question WHERE project_id = ${projectId}::uuid AND status = 'OPEN' AND blocking) AS "blockingQuestions",
      EXISTS (SELECT 1 FROM scope_exclusion WHERE project_id = ${projectId}::uuid)
        OR EXISTS (SELECT 1 FROM baseline WHERE project_id = ${projectId}::uuid) AS "exclusionsStated"
    FROM (
      SELECT count(*)::int AS total, jsonb_build_array(${Prisma.join(each)}) AS lacks,
        jsonb_build_object('MUST', count(*) FILTER (WHERE r.priority = 'MUST'), 'SHOULD', count(*) FILTER (WHERE r.priority = 'SHOULD'),
          'COULD', count(*) FILTER (WHERE r.priority = 'COULD'), 'WONT', count(*) FILTER (WHERE r.priority = 'WONT'),
          'NONE', count(*) FILTER (WHERE r.priority IS NULL)) AS priorities
      FROM requirement r
      JOIN requirement_version v ON v.project_id = r.project_id AND v.requirement_id = r.id AND v.version = r.version
      WHERE r.project_id = ${projectId}::uuid AND r.status = ANY (${[...countedStatuses]})) s`;
  return Counted.parse(rows[0]);
}

const Text = z.object({
  code: z.string(),
  title: z.string(),
  statement: z.string(),
  locked: z.boolean(),
  measured: z.boolean(),
});
type Text = z.infer<typeof Text>;

async function readTexts(tx: Tx, { projectId }: ProjectScope): Promise<readonly Text[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT r.code, v.title, v.statement, r.status = ANY (${[...lockedRequirementStatuses]}) AS locked,
      EXISTS (SELECT 1 FROM acceptance_criterion c WHERE c.project_id = r.project_id AND c.requirement_id = r.id AND c.version = r.version
        AND c.target ~ '\\d') AS measured
    FROM requirement r
    JOIN requirement_version v ON v.project_id = r.project_id AND v.requirement_id = r.id AND v.version = r.version
    WHERE r.project_id = ${projectId}::uuid AND r.status = ANY (${[...countedStatuses]})
    ORDER BY r.chapter, r.position, r.id LIMIT ${mostRead + 1}`;
  return z.array(Text).parse(rows);
}

/** How good the set of a project is: what lacks, the wording of what can still be written, what looks alike. Two statements at once. */
export async function getQuality(tx: Tx, scope: ProjectScope): Promise<QualityView> {
  const [counted, texts] = await Promise.all([countSet(tx, scope), readTexts(tx, scope)]);
  const { total, priorities, chapters, blockingQuestions, exclusionsStated } = counted;
  const read = texts.slice(0, mostRead);
  const remarked = read.flatMap(({ code, title, statement, locked, measured }): RemarkedView[] => {
    const hints = locked ? [] : qualityHints(statement, { usual: scope.language, measured });
    return hints.length === 0 ? [] : [{ code, title, statement, hints }];
  });
  const empty = emptyChapters(chapters.map(({ chapter }) => chapter));
  const count = (lack: Lack): number => counted.lacks.find((one) => one.lack === lack)?.count ?? 0;
  const lacking = {
    CRITERION: count("CRITERION"),
    SOURCE: count("SOURCE"),
    PRIORITY: count("PRIORITY"),
    METHOD: count("METHOD"),
    CHAPTER: count("CHAPTER"),
  };
  const outline = empty === null ? null : { asked: OutlineCode.options.length, empty };
  return {
    total,
    score: completenessOf({ count: total, lacking, exclusionsStated, outline, blockingQuestions }),
    lacks: counted.lacks.filter((lack) => lack.count > 0),
    blockingQuestions,
    exclusionsStated,
    priorities,
    balance: balanceOf(priorities),
    remarked: { count: remarked.length, first: remarked.slice(0, mostRemarked) },
    twins: twinsOf(read),
    cut: texts.length > mostRead,
    outline: { used: empty !== null, chapters: chaptersOf(chapters) },
  };
}

/** What a reader may do on the page of quality. */
export function qualityAbilities(
  scope: ProjectScope,
  now: Instant,
): { readonly state: Ability; readonly outline: Ability } {
  const open = (): Result<null, readonly Refusal[]> => {
    const over = projectIsOpen(scope.status);
    return over.length === 0 ? ok(null) : err(over);
  };
  return {
    state: abilityTo("exclusion.state", scope, now, open),
    outline: abilityTo("requirement.outline", scope, now, open),
  };
}

/** The pairs that look alike; two that are both locked can no longer be mended here, and are left in peace. */
function twinsOf(read: readonly Text[]): QualityView["twins"] {
  const byCode = new Map(read.map((text) => [text.code, text]));
  const locked = (code: string): boolean => byCode.get(code)?.locked === true;
  const say = (code: string): string => {
    const { title, statement } = byCode.get(code) ?? { title: "", statement: "" };
    const words = title === "" ? statement : title;
    return words.length <= mostWords ? words : `${words.slice(0, mostWords - 1).trimEnd()}…`;
  };
  return findTwins(read.map(({ code, title, statement }) => ({ code, words: `${title} ${statement}`.slice(0, 1_000) })))
    .filter(({ first, second }) => !locked(first) || !locked(second))
    .map((pair) => ({ ...pair, words: [say(pair.first), say(pair.second)] }));
}

function chaptersOf(chapters: Counted["chapters"]): QualityView["outline"]["chapters"] {
  return OutlineCode.options.map((code) => ({
    code,
    count: chapters.filter((one) => outlineCodeOf(one.chapter) === code).reduce((sum, one) => sum + one.count, 0),
  }));
}
