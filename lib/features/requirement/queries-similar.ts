import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { RequirementStatus } from "@/lib/domain/requirement";
import type { SimilarView } from "@/lib/features/requirement/view-quality";

/** Look-alikes that are told at once: more would not be read. */
const mostSimilar = 3;
/** Fewer letters than this look like everything. */
const fewestLetters = 20;

const Row = z.object({
  code: z.string(),
  status: RequirementStatus,
  words: z.string(),
  likeness: z.number(),
});

/**
 * The requirements of the project that look like a text, the likest first, itself excepted; none for a text of a few
 * letters. What was turned down or withdrawn is told too: somebody may be writing it anew.
 */
export async function listSimilar(
  tx: Tx,
  { projectId }: ProjectScope,
  { text, except }: { readonly text: string; readonly except: string | null },
): Promise<readonly SimilarView[]> {
  if (text.trim().length < fewestLetters) return [];
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT r.code, r.status, CASE WHEN v.title <> '' THEN v.title ELSE left(v.statement, 160) END AS words, s.likeness
    FROM aval_similar_requirements(${text}, ${mostSimilar + 1}::int) s
    JOIN requirement r ON r.project_id = ${projectId}::uuid AND r.id = s.id
    JOIN requirement_version v ON v.project_id = r.project_id AND v.requirement_id = r.id AND v.version = r.version
    WHERE r.code IS DISTINCT FROM ${except}
    ORDER BY s.likeness DESC, r.code LIMIT ${mostSimilar}`;
  return z
    .array(Row)
    .parse(rows)
    .map(({ likeness, ...row }) => ({ ...row, percent: Math.floor(likeness * 100) }));
}
