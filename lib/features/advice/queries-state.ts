import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AdviceAnswer, type AdviceFacts, AdviceOutcome, AdviceStatus } from "@/lib/domain/advice";
import { type AdviceContent, AdviceKind, AdviceLink, Adviser } from "@/lib/domain/advice-content";

const Row = z.object({
  id: z.uuid(),
  code: z.string(),
  number: z.int(),
  kind: AdviceKind,
  status: AdviceStatus,
  clientOnly: z.boolean(),
  adviser: Adviser,
  partyId: z.uuid().nullable(),
  party: z.string().nullable(),
  expert: z.string().nullable(),
  organisation: z.string().nullable(),
  object: z.string(),
  facts: z.string(),
  options: z.string(),
  recommended: z.string(),
  cost: z.string(),
  delay: z.string(),
  quality: z.string(),
  legal: z.string(),
  interests: z.string(),
  neededBy: z.iso.date().nullable(),
  issuedAt: z.date().nullable(),
  dueOn: z.iso.date().nullable(),
  acknowledgedAt: z.date().nullable(),
  escalatedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  endReason: z.string(),
  opinionId: z.uuid().nullable(),
  opinion: z.string().nullable(),
  supersedesId: z.uuid().nullable(),
  supersedes: z.string().nullable(),
  supersededOpen: z.boolean(),
  supersededBy: z.string().nullable(),
  links: z.array(AdviceLink),
  answer: z
    .object({
      answer: AdviceAnswer,
      reason: z.string(),
      consequences: z.string(),
      record: z.string().nullable(),
      at: z.string(),
    })
    .nullable(),
  outcomes: z.array(z.object({ outcome: AdviceOutcome, note: z.string(), at: z.string() })),
});

/** Advice with all that hangs on it: what its rules are asked about, what its pages show. */
export type AdviceState = z.infer<typeof Row>;

/** Takes the row of advice until commit: two answers queue here. Answers its id, or `null`. */
export async function lockAdvice(tx: Tx, projectId: string, code: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM advice WHERE project_id = ${projectId}::uuid AND code = ${code} FOR UPDATE`;
  return rows[0]?.id ?? null;
}

const iso = Prisma.raw(`'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`);

/** The advice of a project, the newest first; one by its number or its id. Drafts included: pages leave out what is not theirs. */
export async function loadAdviceList(
  tx: Tx,
  projectId: string,
  only: { readonly code?: string; readonly id?: string } = {},
): Promise<readonly AdviceState[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT a.id, a.code, a.number, a.kind, a.status, a.client_only AS "clientOnly", a.adviser, a.party_id AS "partyId", y.name AS party,
      CASE WHEN a.adviser = 'EXPERT' THEN o.expert_name END AS expert, CASE WHEN a.adviser = 'EXPERT' THEN o.expert_organisation END AS organisation,
      a.object, a.facts, a.options, a.recommended, a.cost, a.delay, a.quality, a.legal, a.interests, a.needed_by::text AS "neededBy",
      a.issued_at AS "issuedAt", a.due_on::text AS "dueOn", a.acknowledged_at AS "acknowledgedAt", a.escalated_at AS "escalatedAt",
      a.ended_at AS "endedAt", a.end_reason AS "endReason", a.opinion_id AS "opinionId", o.code AS opinion,
      a.supersedes_id AS "supersedesId", s.code AS supersedes, coalesce(s.status IN ('ISSUED', 'ACKNOWLEDGED'), false) AS "supersededOpen",
      (SELECT n.code FROM advice n WHERE n.project_id = a.project_id AND n.supersedes_id = a.id AND n.status <> 'DRAFT' ORDER BY n.number LIMIT 1) AS "supersededBy",
      coalesce((SELECT jsonb_agg(jsonb_build_object('kind', l.subject_kind, 'code', l.subject_code) ORDER BY l.subject_kind, l.subject_code)
        FROM advice_link l WHERE l.project_id = a.project_id AND l.advice_id = a.id), '[]') AS links,
      (SELECT jsonb_build_object('answer', w.answer, 'reason', w.reason, 'consequences', w.consequences, 'record', d.code,
          'at', to_char(w.answered_at AT TIME ZONE 'UTC', ${iso}))
        FROM advice_answer w LEFT JOIN signed_document d ON d.project_id = w.project_id AND d.id = w.document_id
        WHERE w.project_id = a.project_id AND w.advice_id = a.id) AS answer,
      coalesce((SELECT jsonb_agg(jsonb_build_object('outcome', t.outcome, 'note', t.note, 'at', to_char(t.noted_at AT TIME ZONE 'UTC', ${iso})) ORDER BY t.noted_at)
        FROM advice_outcome t WHERE t.project_id = a.project_id AND t.advice_id = a.id), '[]') AS outcomes
    FROM advice a
    LEFT JOIN party y ON y.project_id = a.project_id AND y.id = a.party_id
    LEFT JOIN opinion_request o ON o.project_id = a.project_id AND o.id = a.opinion_id
    LEFT JOIN advice s ON s.project_id = a.project_id AND s.id = a.supersedes_id
    WHERE a.project_id = ${projectId}::uuid AND (${only.code ?? null}::text IS NULL OR a.code = ${only.code ?? null})
      AND (${only.id ?? null}::uuid IS NULL OR a.id = ${only.id ?? null}::uuid)
    ORDER BY a.number DESC LIMIT 500`;
  return rows.map((row) => Row.parse(row));
}

/** One piece of advice by its number; `null` when there is none here. */
export async function loadAdvice(tx: Tx, projectId: string, code: string): Promise<AdviceState | null> {
  return (await loadAdviceList(tx, projectId, { code }))[0] ?? null;
}

/** The words of advice, as the rules read them. */
export function contentOf(state: AdviceState): AdviceContent {
  const { kind, object, facts, options, recommended, cost, delay, quality, legal, interests, neededBy } = state;
  return { kind, object, facts, options, recommended, cost, delay, quality, legal, interests, neededBy };
}

/** What the rules of advice ask. */
export function adviceFacts(state: AdviceState): AdviceFacts {
  const { status, links, partyId, supersedes, supersededOpen } = state;
  const before = supersedes === null ? null : { code: supersedes, open: supersededOpen };
  return { status, links, partyId, content: contentOf(state), supersedes: before };
}

/** What names advice in every entry of the ledger. */
export function namingAdvice({ id, code, kind }: Pick<AdviceState, "id" | "code" | "kind">): {
  readonly adviceId: string;
  readonly advice: string;
  readonly kind: AdviceKind;
} {
  return { adviceId: id, advice: code, kind };
}
