import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { UnansweredAdvice } from "@/lib/domain/advice-block";
import { ImpactAssessment } from "@/lib/domain/change-assessment";
import { ChangeFinding } from "@/lib/domain/change-finding";
import type { ChangeLifeFacts } from "@/lib/domain/change-life";
import { ChangePrice, Instrument } from "@/lib/domain/change-price";
import { ChangeRequestStatus, ChangeRequestType } from "@/lib/domain/change-request";
import { type Instant, isInstant } from "@/lib/kernel/instant";

const InstantText = z.string().refine((text): text is Instant => isInstant(text));
const utc = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

const Amounts = ChangePrice.pick({ oneOffCents: true, recurring: true });
const Quote = ChangePrice.extend({
  id: z.uuid(),
  version: z.int(),
  days: z.int(),
  validUntil: z.iso.date(),
  validBefore: InstantText,
  note: z.string(),
  quotedAt: InstantText,
});
const Advice = Amounts.extend({ opinion: z.string(), quoteId: z.uuid(), at: InstantText });
const Agreement = ChangePrice.extend({ days: z.int() });

const Agency = z.object({
  partyId: z.uuid(),
  name: z.string(),
  ordinal: z.int(),
  assessment: ImpactAssessment.nullable(),
  assessedAt: InstantText.nullable(),
  /** Until when its last offer stands, for whoever reads; the price is not here. */
  offer: z.object({ validUntil: z.iso.date(), validBefore: InstantText }).nullable(),
  /** Every offer that this reader may see, the first one first. */
  quotes: z.array(Quote),
  advice: Advice.nullable(),
  agreement: Agreement.nullable(),
});

const Row = z.object({
  id: z.uuid(),
  code: z.string(),
  status: ChangeRequestStatus,
  type: ChangeRequestType.nullable(),
  title: z.string(),
  description: z.string(),
  reason: z.string(),
  partyId: z.uuid(),
  requirementId: z.uuid().nullable(),
  originCode: z.string().nullable(),
  digest: z.string(),
  finding: ChangeFinding.nullable(),
  inScope: z.boolean().nullable(),
  duplicateOf: z.string().nullable(),
  criterionRequirement: z.string().nullable(),
  opinionDueOn: z.iso.date().nullable(),
  opinionDueBefore: InstantText.nullable(),
  opinionGiven: z.boolean(),
  assessmentDueOn: z.iso.date().nullable(),
  decisionDueOn: z.iso.date().nullable(),
  quoteValidUntil: z.iso.date().nullable(),
  instrument: Instrument.nullable(),
  sponsorNeeded: z.boolean().nullable(),
  reviewOn: z.iso.date().nullable(),
  emergencyCeilingCents: z.int().nullable(),
  regulariseDueOn: z.iso.date().nullable(),
  record: z.string().nullable(),
  unansweredAdvice: z.array(UnansweredAdvice),
  agencies: z.array(Agency),
});

/** What an agency has said of a request, as far as the reader may see it. */
export type ChangeAgency = z.infer<typeof Agency>;
/** An offer. */
export type ChangeQuote = z.infer<typeof Quote>;
/** A change request with all that its rules and pages ask. */
export type ChangeState = z.infer<typeof Row>;

/** Takes a request until commit: two acts on it queue here. `null` when there is none of this number (or id) here. */
export async function holdChange(
  tx: Tx,
  projectId: string,
  wanted: { readonly code: string } | { readonly id: string },
): Promise<ChangeState | null> {
  const [code, id] = ["code" in wanted ? wanted.code : null, "id" in wanted ? wanted.id : null];
  const rows = await tx.$queryRaw<{ code: string }[]>`
    SELECT code FROM change_request WHERE project_id = ${projectId}::uuid AND (code = ${code}::text OR id = ${id}::uuid) FOR UPDATE`;
  return rows[0] === undefined ? null : loadChange(tx, projectId, rows[0].code);
}

/** Reads a request; prices come as row-level security shows them. `null` when there is none of this number here. */
export async function loadChange(tx: Tx, projectId: string, code: string): Promise<ChangeState | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT r.id, r.code, r.status, r.type, r.title, r.description, r.reason, r.party_id AS "partyId", r.requirement_id AS "requirementId",
      r.origin_code AS "originCode", r.digest, r.finding, r.in_scope AS "inScope", r.duplicate_of AS "duplicateOf",
      r.criterion_requirement AS "criterionRequirement", r.opinion_due_on::text AS "opinionDueOn",
      to_char(r.opinion_due_before AT TIME ZONE 'UTC', ${utc}) AS "opinionDueBefore", r.opinion_given_at IS NOT NULL AS "opinionGiven",
      r.assessment_due_on::text AS "assessmentDueOn", r.decision_due_on::text AS "decisionDueOn", r.quote_valid_until::text AS "quoteValidUntil",
      r.instrument, r.sponsor_needed AS "sponsorNeeded", r.review_on::text AS "reviewOn",
      r.emergency_ceiling_cents::float8 AS "emergencyCeilingCents", r.regularise_due_on::text AS "regulariseDueOn",
      (SELECT d.code FROM signed_document d WHERE d.project_id = r.project_id AND d.id = r.document_id) AS record,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('partyId', a.party_id, 'name', y.name, 'ordinal', y.ordinal, 'assessment', a.content,
          'assessedAt', to_char(a.given_at AT TIME ZONE 'UTC', ${utc}),
          'offer', (SELECT jsonb_build_object('validUntil', o.valid_until, 'validBefore', to_char(o.valid_before AT TIME ZONE 'UTC', ${utc}))
            FROM aval_change_offers(a.project_id, a.change_request_id) o WHERE o.party_id = a.party_id),
          'quotes', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'version', q.version, 'oneOffCents', q.one_off_cents, 'recurring', q.recurring,
              'taxBasisPoints', q.tax_basis_points, 'reverseCharge', q.reverse_charge, 'days', q.days, 'validUntil', q.valid_until,
              'validBefore', to_char(q.valid_before AT TIME ZONE 'UTC', ${utc}), 'note', q.note,
              'quotedAt', to_char(q.quoted_at AT TIME ZONE 'UTC', ${utc})) ORDER BY q.version), '[]')
            FROM change_quote q WHERE (q.project_id, q.change_request_id, q.party_id) = (a.project_id, a.change_request_id, a.party_id)),
          'advice', (SELECT jsonb_build_object('oneOffCents', v.one_off_cents, 'recurring', v.recurring, 'opinion', v.opinion, 'quoteId', v.quote_id,
              'at', to_char(v.advised_at AT TIME ZONE 'UTC', ${utc}))
            FROM change_advice v WHERE (v.project_id, v.change_request_id, v.party_id) = (a.project_id, a.change_request_id, a.party_id)
            ORDER BY v.advised_at DESC, v.id DESC LIMIT 1),
          'agreement', (SELECT jsonb_build_object('oneOffCents', g.one_off_cents, 'recurring', g.recurring, 'taxBasisPoints', g.tax_basis_points,
              'reverseCharge', g.reverse_charge, 'days', g.days)
            FROM change_agreement g WHERE (g.project_id, g.change_request_id, g.party_id) = (a.project_id, a.change_request_id, a.party_id)))
          ORDER BY y.ordinal, a.party_id), '[]')
        FROM change_assessment a JOIN party y ON y.project_id = a.project_id AND y.id = a.party_id
        WHERE a.project_id = r.project_id AND a.change_request_id = r.id) AS agencies,
      aval_unanswered_advice(r.project_id, 'CHANGE_REQUEST', r.code) AS "unansweredAdvice"
    FROM change_request r WHERE r.project_id = ${projectId}::uuid AND r.code = ${code}`;
  return rows[0] === undefined ? null : Row.parse(rows[0]);
}

/** The last offer of an agency; `null` before its first. */
export function lastQuote(agency: Pick<ChangeAgency, "quotes">): ChangeQuote | null {
  return agency.quotes.at(-1) ?? null;
}

/** What the rules ask of a request: who has said what, and until when each offer stands. No price. */
export function changeFacts(state: ChangeState, now: Instant): ChangeLifeFacts {
  const { status, type, partyId: openedByPartyId, finding, unansweredAdvice } = state;
  const concerned = state.agencies.map((agency) => ({
    partyId: agency.partyId,
    assessed: agency.assessment !== null,
    quote: agency.offer,
  }));
  return { status, type, openedByPartyId, finding, concerned, unansweredAdvice, now };
}

/** How events name a request. */
export function namingChange({ id, code }: Pick<ChangeState, "id" | "code">): {
  readonly changeRequestId: string;
  readonly changeRequest: string;
} {
  return { changeRequestId: id, changeRequest: code };
}
