import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import type { ExclusionView } from "@/lib/features/exclusion/view";

const Row = z.object({
  version: z.int().nullable(),
  text: z.string().nullable(),
  at: z.date().nullable(),
  by: z.string().nullable(),
  baseline: z.int().nullable(),
  baselineText: z.string().nullable(),
  signedAt: z.date().nullable(),
});

/** What the project leaves out, as it was last said; an empty text when nobody has said it yet. */
export async function getExclusions(tx: Tx, { projectId }: ProjectScope): Promise<ExclusionView> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT e.version, e.text, e.stated_at AS at, who.name AS by, b.number AS baseline, b.exclusions AS "baselineText", b.signed_at AS "signedAt"
    FROM (SELECT 1) one
    LEFT JOIN LATERAL (SELECT * FROM scope_exclusion WHERE project_id = ${projectId}::uuid ORDER BY version DESC LIMIT 1) e ON true
    LEFT JOIN LATERAL (SELECT number, exclusions, signed_at FROM baseline WHERE project_id = ${projectId}::uuid ORDER BY number DESC LIMIT 1) b ON true
    LEFT JOIN LATERAL (SELECT p.display_name AS name FROM member m JOIN person_identity p ON p.person_id = m.person_id
      WHERE m.project_id = ${projectId}::uuid AND m.id = e.stated_by ORDER BY p.version DESC LIMIT 1) who ON true`;
  const { version, text, at, by, baseline, baselineText, signedAt } = Row.parse(rows[0]);
  if (baselineText !== null && (at === null || (signedAt !== null && signedAt >= at))) {
    return { text: baselineText, version: version ?? 0, said: null, baseline };
  }
  return {
    text: text ?? "",
    version: version ?? 0,
    said: at === null ? null : { at: at.toISOString(), by: by ?? "" },
    baseline: null,
  };
}
