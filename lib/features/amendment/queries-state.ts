import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { AmendmentStatus, type Seat } from "@/lib/domain/amendment";
import { seatOf } from "@/lib/domain/amendment-signature";
import { Agreed, AmendmentInstrument, AmendmentTerms } from "@/lib/domain/amendment-terms";
import { RecurringAmount } from "@/lib/domain/change-price";
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
  /** What was agreed with each agency whose price this reader sees. */
  readonly agreements: readonly (Agreed & { readonly partyId: string })[];
};

/** The change request of this number with what was agreed; `null` when there is none here. */
export async function loadRequest(tx: Tx, projectId: string, code: string): Promise<RequestState | null> {
  return requestState(tx, await tx.changeRequest.findUnique({ where: { projectId_code: { projectId, code } } }));
}

/** As `loadRequest`, by its id. */
export async function loadRequestById(tx: Tx, projectId: string, id: string): Promise<RequestState | null> {
  return requestState(tx, await tx.changeRequest.findUnique({ where: { projectId_id: { projectId, id } } }));
}

type RequestRow = Awaited<ReturnType<Tx["changeRequest"]["findUnique"]>>;

async function requestState(tx: Tx, row: RequestRow): Promise<RequestState | null> {
  if (row === null) return null;
  const { projectId, code } = row;
  const agreements = await tx.changeAgreement.findMany({
    where: { projectId, changeRequestId: row.id },
    orderBy: { partyId: "asc" },
  });
  const { id, title, reason } = row;
  return {
    id,
    code,
    title,
    reason,
    status: ChangeRequestStatus.parse(row.status),
    agreements: agreements.map((one) => {
      const { days, ...price } = Amounts.parse(one);
      const { instrument, sponsor } = one;
      return { partyId: one.partyId, ...Agreed.parse({ price, days, instrument, sponsor }) };
    }),
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

/** The live order of one agency for one change, or the order of a number; `null` when this reader sees none. */
export async function loadOrder(
  tx: Tx,
  projectId: string,
  which: { readonly code: string } | { readonly changeRequestId: string; readonly partyId: string },
): Promise<OrderState | null> {
  const row = await tx.amendment.findFirst({
    where: "code" in which ? { projectId, code: which.code } : { projectId, ...which, status: { not: "WITHDRAWN" } },
  });
  if (row === null) return null;
  const instrument = AmendmentInstrument.parse(row.instrument);
  const [document, signatures] =
    row.documentId === null
      ? [null, []]
      : await Promise.all([
          tx.signedDocument.findUnique({
            where: { projectId_id: { projectId, id: row.documentId } },
            select: { id: true, code: true, digest: true, content: true },
          }),
          loadOrderSignatures(tx, projectId, row.documentId, instrument),
        ]);
  const { days, ...price } = Amounts.parse(row);
  const { id, code, changeRequestId, partyId, version, sponsor, reason } = row;
  return {
    ...{ id, code, changeRequestId, partyId, version, sponsor, reason, instrument, price, days, document, signatures },
    status: AmendmentStatus.parse(row.status),
    terms: AmendmentTerms.parse(row.terms),
    contractedAt: row.contractedAt === null ? null : instantOf(row.contractedAt),
    endedAt: row.endedAt === null ? null : instantOf(row.endedAt),
  };
}

async function loadOrderSignatures(
  tx: Tx,
  projectId: string,
  documentId: string,
  instrument: AmendmentInstrument,
): Promise<readonly OrderSignature[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT s.party_id AS "partyId", s.person_id AS "personId", s.member_id AS "memberId", s.role, s.signed_at AS at,
      (SELECT i.display_name FROM person_identity i WHERE i.person_id = s.person_id ORDER BY i.version DESC LIMIT 1) AS name,
      s.delegation_id IS NULL AND EXISTS (SELECT 1 FROM member_role r WHERE r.project_id = s.project_id AND r.member_id = s.member_id
        AND r.role = 'CLIENT_SPONSOR' AND r.ended_at IS NULL) AS "alsoSponsor"
    FROM signature s WHERE s.project_id = ${projectId}::uuid AND s.document_id = ${documentId}::uuid ORDER BY s.signed_at, s.id`;
  return z
    .array(SignedRow)
    .parse(rows)
    .map(({ alsoSponsor, at, name, ...row }) => {
      const seat = seatOf(instrument, row.role);
      const seats: readonly Seat[] = [
        ...(seat === null ? [] : [seat]),
        ...(alsoSponsor && seat === "CLIENT" ? ["SPONSOR" as const] : []),
      ];
      return { ...row, name: name ?? "", seats, at: instantOf(at) };
    });
}
