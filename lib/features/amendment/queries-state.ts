import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { UnansweredAdvice } from "@/lib/domain/advice-block";
import { AmendmentStatus, type Seat } from "@/lib/domain/amendment";
import { seatOf } from "@/lib/domain/amendment-signature";
import { type Agreed, AmendmentInstrument, AmendmentTerms } from "@/lib/domain/amendment-terms";
import { Instrument, RecurringAmount } from "@/lib/domain/change-price";
import { ChangeRequestStatus } from "@/lib/domain/change-request";
import { Role } from "@/lib/domain/party";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const Amounts = z.object({
  oneOffCents: z.coerce.number().int(),
  recurring: z.array(RecurringAmount),
  taxBasisPoints: z.int(),
  reverseCharge: z.boolean(),
  days: z.int(),
});

/** A change request as its order sees it. */
export type RequestState = {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly reason: string;
  readonly status: ChangeRequestStatus;
  /** The number of the requirement that it came from. */
  readonly requirement: string | null;
  /** Advice on it that has no answer yet. */
  readonly unansweredAdvice: readonly UnansweredAdvice[];
  /** What was agreed with each agency whose price this reader sees. */
  readonly agreements: readonly (Agreed & { readonly partyId: string; readonly quoteId: string | null })[];
};

/** The change request of this number with what was agreed; `null` when there is none here. */
export function loadRequest(tx: Tx, projectId: string, code: string): Promise<RequestState | null> {
  return requestState(tx, projectId, Prisma.sql`c.code = ${code}`);
}

/** As `loadRequest`, by its id. */
export function loadRequestById(tx: Tx, projectId: string, id: string): Promise<RequestState | null> {
  return requestState(tx, projectId, Prisma.sql`c.id = ${id}::uuid`);
}

const RequestRow = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  reason: z.string(),
  status: ChangeRequestStatus,
  requirement: z.string().nullable(),
  unansweredAdvice: z.array(UnansweredAdvice),
  agreements: z.array(
    Amounts.extend({
      partyId: z.string(),
      quoteId: z.string().nullable(),
      instrument: Instrument,
      sponsor: z.boolean(),
    }),
  ),
});

async function requestState(tx: Tx, projectId: string, which: Prisma.Sql): Promise<RequestState | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT c.id, c.code, c.title, c.reason, c.status, CASE c.origin WHEN 'REQUIREMENT' THEN c.origin_code END AS requirement,
      aval_unanswered_advice(c.project_id, 'CHANGE_REQUEST', c.code) AS "unansweredAdvice",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('partyId', g.party_id, 'quoteId', g.quote_id, 'oneOffCents', g.one_off_cents, 'recurring', g.recurring,
          'taxBasisPoints', g.tax_basis_points, 'reverseCharge', g.reverse_charge, 'days', g.days, 'instrument', g.instrument, 'sponsor', g.sponsor)
          ORDER BY g.party_id), '[]')
        FROM change_agreement g WHERE g.project_id = c.project_id AND g.change_request_id = c.id) AS agreements
    FROM change_request c WHERE c.project_id = ${projectId}::uuid AND ${which}`;
  const [row] = rows;
  if (row === undefined) return null;
  const { agreements, ...request } = RequestRow.parse(row);
  return {
    ...request,
    agreements: agreements.map(({ partyId, quoteId, instrument, sponsor, days, ...price }) => ({
      ...{ partyId, quoteId, price, days, instrument, sponsor },
    })),
  };
}

const SignedRow = z.object({
  partyId: z.string(),
  personId: z.string(),
  memberId: z.string(),
  name: z.string().nullable(),
  role: Role,
  alsoSponsor: z.boolean(),
  at: z.date(),
});

/** A signature on an order, with the seats that it takes. */
export type OrderSignature = {
  readonly partyId: string;
  readonly personId: string;
  readonly memberId: string;
  readonly name: string;
  readonly role: Role;
  readonly seats: readonly Seat[];
  readonly at: Instant;
};

/** An order as it is written. */
export type OrderState = Omit<Agreed, "instrument"> & {
  /** Advice on this order that has no answer yet. */
  readonly unansweredAdvice: readonly UnansweredAdvice[];
  readonly id: string;
  readonly code: string;
  readonly instrument: AmendmentInstrument;
  readonly changeRequestId: string;
  readonly partyId: string;
  readonly status: AmendmentStatus;
  readonly version: number;
  readonly terms: AmendmentTerms;
  readonly document: {
    readonly id: string;
    readonly code: string;
    readonly digest: string;
    readonly content: string;
  } | null;
  readonly signatures: readonly OrderSignature[];
  readonly contractedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly reason: string;
};

type Which = { readonly code: string } | { readonly changeRequestId: string; readonly partyId: string };

/** The live order of one agency for one change, or the order of a number; `null` when this reader sees none. */
export async function loadOrder(tx: Tx, projectId: string, which: Which): Promise<OrderState | null> {
  const [row, documents, signed, advice] = await Promise.all([
    tx.amendment.findFirst({
      where: "code" in which ? { projectId, code: which.code } : { projectId, ...which, status: { not: "WITHDRAWN" } },
    }),
    tx.$queryRaw<unknown[]>`
      SELECT d.id, d.code, d.digest, d.content FROM amendment a
      JOIN signed_document d ON d.project_id = a.project_id AND d.id = a.document_id
      WHERE a.project_id = ${projectId}::uuid AND ${condition(which)}`,
    loadOrderSignatures(tx, projectId, which),
    tx.$queryRaw<unknown[]>`
      SELECT aval_unanswered_advice(a.project_id, 'AMENDMENT', a.code) AS unanswered FROM amendment a
      WHERE a.project_id = ${projectId}::uuid AND ${condition(which)}`,
  ]);
  if (row === null) return null;
  const instrument = AmendmentInstrument.parse(row.instrument);
  const signatures = signed.map((one) => signatureOf(one, instrument));
  const [document = null] = z.array(DocumentRow).parse(documents);
  const [{ unanswered } = { unanswered: [] }] = z.array(AdviceRow).parse(advice);
  const { days, ...price } = Amounts.parse(row);
  const { id, code, changeRequestId, partyId, version, sponsor, reason } = row;
  return {
    ...{ id, code, changeRequestId, partyId, version, sponsor, reason, instrument, price, days, document, signatures },
    unansweredAdvice: unanswered,
    status: AmendmentStatus.parse(row.status),
    terms: AmendmentTerms.parse(row.terms),
    contractedAt: row.contractedAt === null ? null : instantOf(row.contractedAt),
    endedAt: row.endedAt === null ? null : instantOf(row.endedAt),
  };
}

const AdviceRow = z.object({ unanswered: z.array(UnansweredAdvice) });

const DocumentRow = z.object({ id: z.string(), code: z.string(), digest: z.string(), content: z.string() });

function condition(which: Which): Prisma.Sql {
  return "code" in which
    ? Prisma.sql`a.code = ${which.code}`
    : Prisma.sql`a.change_request_id = ${which.changeRequestId}::uuid AND a.party_id = ${which.partyId}::uuid AND a.status <> 'WITHDRAWN'`;
}

async function loadOrderSignatures(
  tx: Tx,
  projectId: string,
  which: Which,
): Promise<readonly z.infer<typeof SignedRow>[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT s.party_id AS "partyId", s.person_id AS "personId", s.member_id AS "memberId", s.role, s.signed_at AS at,
      (SELECT i.display_name FROM person_identity i WHERE i.person_id = s.person_id ORDER BY i.version DESC LIMIT 1) AS name,
      s.delegation_id IS NULL AND EXISTS (SELECT 1 FROM member_role r WHERE r.project_id = s.project_id AND r.member_id = s.member_id
        AND r.role = 'CLIENT_SPONSOR' AND r.ended_at IS NULL) AS "alsoSponsor"
    FROM amendment a JOIN signature s ON s.project_id = a.project_id AND s.document_id = a.document_id
    WHERE a.project_id = ${projectId}::uuid AND ${condition(which)} ORDER BY s.signed_at, s.id`;
  return z.array(SignedRow).parse(rows);
}

function signatureOf(
  { alsoSponsor, at, name, ...row }: z.infer<typeof SignedRow>,
  instrument: AmendmentInstrument,
): OrderSignature {
  const seat = seatOf(instrument, row.role);
  const seats: readonly Seat[] = [
    ...(seat === null ? [] : [seat]),
    ...(alsoSponsor && seat === "CLIENT" ? ["SPONSOR" as const] : []),
  ];
  return { ...row, name: name ?? "", seats, at: instantOf(at) };
}
