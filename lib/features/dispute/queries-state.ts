import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { DisputeLevel, DisputeSide, DisputeStatus, OutsideKind, ProposalState } from "@/lib/domain/dispute";
import { type MediationFacts, MediationOutcome } from "@/lib/domain/mediation";
import type { ProjectStatus } from "@/lib/domain/project";
import { type Instant, isInstant } from "@/lib/kernel/instant";

const InstantText = z.string().refine((text): text is Instant => isInstant(text));
const utc = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

const Party = z.object({ partyId: z.uuid(), side: DisputeSide, name: z.string() });

const Proposal = z.object({
  ordinal: z.int(),
  counterTo: z.int().nullable(),
  partyId: z.uuid(),
  text: z.string(),
  claimantConcession: z.string(),
  respondentConcession: z.string(),
  payerPartyId: z.uuid().nullable(),
  cents: z.number(),
  validUntil: z.iso.date(),
  madeAt: InstantText,
  state: ProposalState,
  endReason: z.string(),
  documentId: z.uuid().nullable(),
  record: z.string().nullable(),
  digest: z.string().nullable(),
  signedBy: z.array(z.uuid()),
});

/** The facts of a mediation, which are read with its dispute; never anything of what is said in it. */
const Mediation = z.object({
  id: z.uuid(),
  proposedBy: z.uuid(),
  proposedAt: InstantText,
  keptDays: z.int(),
  agreedAt: InstantText.nullable(),
  suspendedOn: z.iso.date().nullable(),
  mediatorName: z.string().nullable(),
  mediatorEmail: z.string().nullable(),
  namedBy: z.uuid().nullable(),
  accepted: z.boolean(),
  begunAt: InstantText.nullable(),
  fingerprint: z.string().nullable(),
  dueOn: z.iso.date().nullable(),
  outcome: MediationOutcome.nullable(),
  endedOn: z.iso.date().nullable(),
  limitationUntil: z.iso.date().nullable(),
  eraseOn: z.iso.date().nullable(),
  destroyedAt: InstantText.nullable(),
});

const Row = z.object({
  id: z.uuid(),
  code: z.string(),
  status: DisputeStatus,
  title: z.string(),
  subject: z.string(),
  claimant: Party,
  respondent: Party,
  contested: z.array(z.string()),
  openedAt: InstantText,
  levelDueOn: z.iso.date().nullable(),
  disclosure: z.string().nullable(),
  disclosedAt: InstantText.nullable(),
  facilitatorRefused: z.boolean(),
  settledBy: z.uuid().nullable(),
  outside: OutsideKind.nullable(),
  endReason: z.string(),
  endedAt: InstantText.nullable(),
  record: z.string().nullable(),
  entries: z.array(z.number()),
  notices: z.array(z.object({ code: z.string(), status: z.string(), milestone: z.string() })),
  claims: z.array(
    z.object({ ordinal: z.int(), partyId: z.uuid(), text: z.string(), cents: z.number(), statedAt: InstantText }),
  ),
  positions: z.array(
    z.object({ level: DisputeLevel, partyId: z.uuid(), version: z.int(), text: z.string(), statedAt: InstantText }),
  ),
  proposals: z.array(Proposal),
  mediation: Mediation.nullable(),
});
/** A dispute with all that its rules and pages ask. */
export type DisputeState = z.infer<typeof Row>;

/** Takes a dispute until commit: two acts on it queue here. `null` when there is none of this number (or id) to this reader. */
export async function holdDispute(
  tx: Tx,
  projectId: string,
  wanted: { readonly code: string } | { readonly id: string },
): Promise<DisputeState | null> {
  const [code, id] = ["code" in wanted ? wanted.code : null, "id" in wanted ? wanted.id : null];
  const rows = await tx.$queryRaw<{ code: string }[]>`
    SELECT code FROM dispute WHERE project_id = ${projectId}::uuid AND (code = ${code}::text OR id = ${id}::uuid) FOR UPDATE`;
  return rows[0] === undefined ? null : loadDispute(tx, projectId, rows[0].code);
}

/** Reads a dispute as row-level security shows it. `null` when there is none of this number to this reader. */
export async function loadDispute(tx: Tx, projectId: string, code: string): Promise<DisputeState | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT d.id, d.code, d.status, d.title, d.subject, d.contested, d.level_due_on::text AS "levelDueOn", d.disclosure,
      jsonb_build_object('partyId', c.id, 'side', c.side, 'name', c.name) AS claimant,
      jsonb_build_object('partyId', r.id, 'side', r.side, 'name', r.name) AS respondent,
      to_char(d.opened_at AT TIME ZONE 'UTC', ${utc}) AS "openedAt", to_char(d.disclosed_at AT TIME ZONE 'UTC', ${utc}) AS "disclosedAt",
      d.facilitator_refused_at IS NOT NULL AS "facilitatorRefused", d.settled_by_party_id AS "settledBy", d.outside_kind AS outside,
      d.end_reason AS "endReason", to_char(d.ended_at AT TIME ZONE 'UTC', ${utc}) AS "endedAt",
      (SELECT s.code FROM signed_document s WHERE s.project_id = d.project_id AND s.id = d.document_id) AS record,
      (SELECT coalesce(jsonb_agg(f.seq ORDER BY f.seq), '[]') FROM dispute_fact f WHERE f.project_id = d.project_id AND f.dispute_id = d.id) AS entries,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', n.code, 'status', n.status, 'milestone', m.code) ORDER BY n.number), '[]')
        FROM dispute_notice l JOIN formal_notice n ON n.project_id = l.project_id AND n.id = l.notice_id
        JOIN milestone m ON m.project_id = n.project_id AND m.id = n.milestone_id
        WHERE l.project_id = d.project_id AND l.dispute_id = d.id) AS notices,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('ordinal', k.ordinal, 'partyId', k.party_id, 'text', k.text, 'cents', k.cents,
          'statedAt', to_char(k.stated_at AT TIME ZONE 'UTC', ${utc})) ORDER BY k.ordinal), '[]')
        FROM dispute_claim k WHERE k.project_id = d.project_id AND k.dispute_id = d.id) AS claims,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('level', p.level, 'partyId', p.party_id, 'version', p.version, 'text', p.text,
          'statedAt', to_char(p.stated_at AT TIME ZONE 'UTC', ${utc})) ORDER BY p.stated_at, p.id), '[]')
        FROM dispute_position p WHERE p.project_id = d.project_id AND p.dispute_id = d.id) AS positions,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('ordinal', p.ordinal, 'counterTo', p.counter_to, 'partyId', p.party_id, 'text', p.text,
          'claimantConcession', p.claimant_concession, 'respondentConcession', p.respondent_concession, 'payerPartyId', p.payer_party_id,
          'cents', p.cents, 'validUntil', p.valid_until, 'madeAt', to_char(p.made_at AT TIME ZONE 'UTC', ${utc}), 'state', p.state,
          'endReason', p.end_reason, 'documentId', s.id, 'record', s.code, 'digest', s.digest,
          'signedBy', (SELECT coalesce(jsonb_agg(g.party_id), '[]') FROM signature g WHERE g.project_id = s.project_id AND g.document_id = s.id))
          ORDER BY p.ordinal), '[]')
        FROM dispute_proposal p LEFT JOIN signed_document s ON s.project_id = p.project_id AND s.kind = 'SETTLEMENT' AND s.subject_id = p.dispute_id AND s.version = p.ordinal
        WHERE p.project_id = d.project_id AND p.dispute_id = d.id) AS proposals,
      (SELECT jsonb_build_object('id', x.id, 'proposedBy', x.proposed_by_party_id, 'proposedAt', to_char(x.proposed_at AT TIME ZONE 'UTC', ${utc}),
          'keptDays', x.kept_days, 'agreedAt', to_char(x.agreed_at AT TIME ZONE 'UTC', ${utc}), 'suspendedOn', x.suspended_on,
          'mediatorName', x.mediator_name, 'mediatorEmail', x.mediator_email, 'namedBy', x.named_by_party_id, 'accepted', x.accepted_at IS NOT NULL,
          'begunAt', to_char(x.begun_at AT TIME ZONE 'UTC', ${utc}), 'fingerprint', x.fingerprint, 'dueOn', x.due_on, 'outcome', x.outcome,
          'endedOn', x.ended_on, 'limitationUntil', x.limitation_until, 'eraseOn', x.erase_on,
          'destroyedAt', to_char(x.destroyed_at AT TIME ZONE 'UTC', ${utc}))
        FROM mediation x WHERE x.project_id = d.project_id AND x.dispute_id = d.id ORDER BY x.proposed_at DESC, x.id DESC LIMIT 1) AS mediation
    FROM dispute d JOIN party c ON c.project_id = d.project_id AND c.id = d.claimant_party_id
      JOIN party r ON r.project_id = d.project_id AND r.id = d.respondent_party_id
    WHERE d.project_id = ${projectId}::uuid AND d.code = ${code}`;
  return rows[0] === undefined ? null : Row.parse(rows[0]);
}

/** What the rules of a dispute and of its mediation ask. */
export function disputeFacts(state: DisputeState, projectStatus: ProjectStatus): MediationFacts {
  const { status, claimant, respondent, positions, settledBy, mediation, disclosedAt } = state;
  const running = mediation !== null && mediation.outcome === null;
  return {
    status,
    projectStatus,
    claimant,
    respondent,
    disclosed: disclosedAt !== null,
    heard: positions.filter(({ level }) => level === status).map(({ partyId }) => partyId),
    settledBy,
    proposedBy: running ? mediation.proposedBy : null,
    namedBy: running ? mediation.namedBy : null,
  };
}

/** How events name a dispute. */
export function namingDispute(state: Pick<DisputeState, "id" | "code" | "claimant" | "respondent">): {
  readonly disputeId: string;
  readonly dispute: string;
  readonly partyIds: string[];
} {
  const { id, code, claimant, respondent } = state;
  return { disputeId: id, dispute: code, partyIds: [claimant.partyId, respondent.partyId] };
}
