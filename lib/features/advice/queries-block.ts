import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { UnansweredAdvice } from "@/lib/domain/advice-block";
import { AdviceKind, AdviceLink, type AdviceSubject } from "@/lib/domain/advice-content";

const Row = z.object({ code: z.string(), kind: AdviceKind });

/** A matter by its number: what advice is linked to. */
export type Matter = { readonly kind: AdviceSubject; readonly code: string };

/**
 * Advice on these matters that wants an answer and has none: the fact that every signature asks, whichever door it comes
 * by (`adviceAnsweredFirst`). Information wants none.
 */
export async function loadUnansweredAdvice(
  tx: Tx,
  projectId: string,
  matters: readonly Matter[],
): Promise<readonly UnansweredAdvice[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT DISTINCT a.code, a.kind FROM advice_link l
    JOIN unnest(${matters.map(({ kind }) => kind)}::text[], ${matters.map(({ code }) => code)}::text[]) AS m (kind, code)
      ON m.kind = l.subject_kind AND m.code = l.subject_code
    JOIN advice a ON a.project_id = l.project_id AND a.id = l.advice_id
    WHERE l.project_id = ${projectId}::uuid AND a.status IN ('ISSUED', 'ACKNOWLEDGED') AND a.kind <> 'INFORMATION' ORDER BY a.code`;
  return rows.map((row) => Row.parse(row));
}

const WarningRow = z.object({
  code: z.string(),
  object: z.string(),
  dueOn: z.iso.date(),
  overdue: z.boolean(),
  links: z.array(AdviceLink),
});

/** A warning that nobody has answered: its number, what it says, until when an answer was due, what it stops. */
export type OpenWarning = z.infer<typeof WarningRow>;

/** The warnings of a project without an answer, the most pressing first; those on one matter when it is named. */
export async function listUnansweredWarnings(
  tx: Tx,
  projectId: string,
  subject: Matter | null = null,
): Promise<readonly OpenWarning[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT a.code, a.object, a.due_on::text AS "dueOn", a.escalated_at IS NOT NULL AS overdue,
      coalesce((SELECT jsonb_agg(jsonb_build_object('kind', l.subject_kind, 'code', l.subject_code) ORDER BY l.subject_kind, l.subject_code)
        FROM advice_link l WHERE l.project_id = a.project_id AND l.advice_id = a.id), '[]') AS links
    FROM advice a
    WHERE a.project_id = ${projectId}::uuid AND a.kind = 'WARNING' AND a.status IN ('ISSUED', 'ACKNOWLEDGED')
      AND (${subject?.kind ?? null}::text IS NULL OR EXISTS (SELECT 1 FROM advice_link l WHERE l.project_id = a.project_id AND l.advice_id = a.id
        AND l.subject_kind = ${subject?.kind ?? null} AND l.subject_code = ${subject?.code ?? null}))
    ORDER BY a.due_on, a.number LIMIT 200`;
  return rows.map((row) => WarningRow.parse(row));
}
