import type { ProjectContext } from "@/lib/commands/define-command";
import type { Tx } from "@/lib/db/client";
import type { ImpactAssessment } from "@/lib/domain/change-assessment";
import { type ChangeAuthority, type ChangePrice, totalCents } from "@/lib/domain/change-price";
import type { ChangeRequestStatus } from "@/lib/domain/change-request";
import type { ChangeQuote, ChangeState } from "@/lib/features/change-request/queries-state";
import type { Instant } from "@/lib/kernel/instant";

/** What saving needs of an act: a person's, or the clock's. */
export type ChangeDesk = {
  readonly tx: Tx;
  readonly now: Instant;
  readonly newId: () => string;
  readonly projectId: string;
  /** Nobody, when the clock acts. */
  readonly by: { readonly memberId: string; readonly partyId: string } | null;
};

/** The desk of a person who acts: under a delegation, for the grantor's party. */
export function deskOf(ctx: ProjectContext): ChangeDesk & { readonly by: NonNullable<ChangeDesk["by"]> } {
  const { tx, now, newId, scope, authority } = ctx;
  const by = { memberId: scope.memberId, partyId: authority.partyId };
  return { tx, now, newId, projectId: scope.projectId, by };
}

type Data = NonNullable<NonNullable<Parameters<Tx["changeRequest"]["updateMany"]>[0]>["data"]>;

/** A day as the database stores it. */
export function dayColumn(on: string): Date {
  return new Date(on);
}

/** Moves a request from the status that the rule saw, and tells its story: what was done, by whom, why. */
export async function moveChange(
  desk: ChangeDesk,
  state: Pick<ChangeState, "id" | "status" | "requirementId">,
  step: { readonly act: string; readonly to: ChangeRequestStatus; readonly reason?: string },
  data: Data = {},
): Promise<void> {
  const { tx, projectId } = desk;
  const { count } = await tx.changeRequest.updateMany({
    where: { projectId, id: state.id, status: state.status },
    data: { ...data, status: step.to },
  });
  if (count !== 1) throw new Error(`The request was no longer ${state.status}`);
  await noteChange(desk, state.id, step);
  if (ended.includes(step.to) && state.requirementId !== null) await releaseRequirement(tx, projectId, state);
}

const ended: readonly ChangeRequestStatus[] = ["REJECTED", "CONCESSION", "WITHDRAWN", "EXPIRED"];

/** The requirement that a request aimed at no longer waits for it, unless another one does. */
async function releaseRequirement(
  tx: Tx,
  projectId: string,
  { id, requirementId }: Pick<ChangeState, "id" | "requirementId">,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE requirement q SET change_pending = false
    WHERE q.project_id = ${projectId}::uuid AND q.id = ${requirementId}::uuid AND NOT EXISTS (
      SELECT 1 FROM change_request r WHERE r.project_id = q.project_id AND r.requirement_id = q.id AND r.id <> ${id}::uuid
        AND r.status NOT IN ('DRAFT', 'REJECTED', 'CONCESSION', 'WITHDRAWN', 'EXPIRED', 'CONTRACTED', 'IN_IMPLEMENTATION', 'VERIFIED', 'CLOSED'))`;
}

/** Adds a step to the story of a request. */
export async function noteChange(
  { tx, now, newId, projectId, by }: ChangeDesk,
  changeRequestId: string,
  { act, to, reason = "" }: { readonly act: string; readonly to: ChangeRequestStatus; readonly reason?: string },
): Promise<void> {
  const who = { partyId: by?.partyId ?? null, byMember: by?.memberId ?? null };
  await tx.changeStep.createMany({
    data: [{ projectId, id: newId(), changeRequestId, act, status: to, ...who, reason, at: new Date(now) }],
  });
}

/** Asks agencies for their assessment; one that was asked already keeps what it said. */
export async function askAgencies(
  { tx, now, projectId }: ChangeDesk,
  changeRequestId: string,
  agencies: readonly string[],
): Promise<void> {
  await tx.changeAssessment.createMany({
    data: agencies.map((partyId) => ({ projectId, changeRequestId, partyId, askedAt: new Date(now) })),
    skipDuplicates: true,
  });
}

/** Saves an assessment, in place of the one before. */
export async function saveAssessment(
  desk: ChangeDesk & { readonly by: { readonly memberId: string } },
  of: { readonly changeRequestId: string; readonly partyId: string },
  content: ImpactAssessment,
): Promise<void> {
  const { tx, now, projectId, by } = desk;
  await tx.changeAssessment.updateMany({
    where: { projectId, ...of },
    data: { content, days: content.days, givenBy: by.memberId, givenAt: new Date(now) },
  });
}

type Terms = ChangePrice & {
  readonly days: number;
  readonly validUntil: string;
  readonly validBefore: Instant;
  readonly note: string;
};

/** Saves an offer under its version. */
export async function saveQuote(
  desk: ChangeDesk & { readonly by: { readonly memberId: string } },
  of: { readonly changeRequestId: string; readonly partyId: string; readonly id: string; readonly version: number },
  terms: Terms,
): Promise<void> {
  const { tx, now, projectId, by } = desk;
  await tx.changeQuote.createMany({
    data: [
      {
        ...of,
        projectId,
        ...moneyOf(terms),
        days: terms.days,
        validUntil: dayColumn(terms.validUntil),
        validBefore: new Date(terms.validBefore),
        note: terms.note,
        quotedBy: by.memberId,
        quotedAt: new Date(now),
      },
    ],
  });
}

function moneyOf(price: ChangePrice): {
  oneOffCents: bigint;
  recurring: ChangePrice["recurring"];
  totalCents: bigint;
  taxBasisPoints: number;
  reverseCharge: boolean;
} {
  const { oneOffCents, recurring, taxBasisPoints, reverseCharge } = price;
  const total = BigInt(totalCents(price));
  return { oneOffCents: BigInt(oneOffCents), recurring, totalCents: total, taxBasisPoints, reverseCharge };
}

/** Saves an advice on the last offer of an agency. */
export async function saveAdvice(
  desk: ChangeDesk & { readonly by: { readonly memberId: string } },
  of: { readonly changeRequestId: string; readonly partyId: string; readonly quoteId: string },
  advice: Pick<ChangePrice, "oneOffCents" | "recurring"> & { readonly opinion: string },
): Promise<void> {
  const { tx, now, newId, projectId, by } = desk;
  const { oneOffCents, recurring, opinion } = advice;
  const money = { oneOffCents: BigInt(oneOffCents), recurring, totalCents: BigInt(totalCents(advice)) };
  await tx.changeAdvice.createMany({
    data: [{ ...of, projectId, id: newId(), ...money, opinion, advisedBy: by.memberId, advisedAt: new Date(now) }],
  });
}

const free = { oneOffCents: 0, recurring: [], taxBasisPoints: 0, reverseCharge: false } as const;

/** Saves what is agreed with every concerned agency: its last offer as it stands, or nothing for a defect mended free. */
export async function saveAgreement(
  desk: ChangeDesk & { readonly by: { readonly memberId: string } },
  state: ChangeState,
  authority: ChangeAuthority,
  delegationId: string | null,
): Promise<void> {
  const { tx, now, projectId, by } = desk;
  await tx.changeAgreement.createMany({
    data: state.agencies.map((agency) => {
      const quote: ChangeQuote | null = state.finding === "DEFECT" ? null : (agency.quotes.at(-1) ?? null);
      return {
        projectId,
        changeRequestId: state.id,
        partyId: agency.partyId,
        quoteId: quote?.id ?? null,
        ...moneyOf(quote ?? { ...free, recurring: [] }),
        days: quote?.days ?? 0,
        instrument: authority.instrument,
        sponsor: authority.sponsor,
        decidedBy: by.memberId,
        delegationId,
        decidedAt: new Date(now),
      };
    }),
  });
}
