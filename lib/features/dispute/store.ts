import { randomBytes } from "node:crypto";
import type { Tx } from "@/lib/db/client";
import type { Due } from "@/lib/domain/deadline";
import type { DisputeLevel, DisputeStatus, OutsideKind } from "@/lib/domain/dispute";
import type { OpenDisputeInput, Terms } from "@/lib/features/dispute/schema";
import type { Instant } from "@/lib/kernel/instant";
import { digestOf } from "@/lib/ledger/canonical";
import { nextNumber } from "@/lib/ledger/sign";

/** Where rows of a dispute are written, and when. */
export type DisputeDesk = {
  readonly tx: Tx;
  readonly now: Instant;
  readonly newId: () => string;
  readonly projectId: string;
};

/** The digest of words with a salt, so that nobody guesses them from the ledger; the salt stands beside the words. */
export function sheetOf(said: Parameters<typeof digestOf>[0]): { readonly salt: string; readonly sheet: string } {
  const salt = randomBytes(32).toString("hex");
  return { salt, sheet: digestOf({ salt, said }) };
}

type Opening = Pick<OpenDisputeInput, "title" | "subject" | "contested"> & {
  readonly salt: string;
  readonly status: DisputeLevel;
  readonly claimantPartyId: string;
  readonly respondentPartyId: string;
  readonly openedBy: string;
  readonly due: Due;
};

/** Writes a dispute at its first level. */
export async function openDisputeRow(
  { tx, now, newId, projectId }: DisputeDesk,
  { due, ...row }: Opening,
): Promise<{ readonly id: string; readonly code: string }> {
  const [id, number] = [newId(), await nextNumber(tx, projectId, "LIT")];
  const code = `LIT-${String(number).padStart(3, "0")}`;
  const at = new Date(now);
  const level = { levelSince: at, levelDueOn: new Date(due.on) };
  await tx.dispute.createMany({ data: [{ projectId, id, number, code, ...row, openedAt: at, ...level }] });
  return { id, code };
}

type Facts = Pick<OpenDisputeInput, "claims" | "entries">;

/** Adds facts and claims of a party. What is there already stays as it is. */
export async function addFacts(
  { tx, now, newId, projectId }: DisputeDesk,
  of: { readonly disputeId: string; readonly partyId: string; readonly claimsBefore: number },
  { claims, entries }: Facts,
): Promise<void> {
  const { disputeId, partyId } = of;
  const at = new Date(now);
  const place = { projectId, disputeId, partyId };
  if (entries.length > 0) {
    const data = [...new Set(entries)].map((seq) => ({ ...place, seq: BigInt(seq), addedAt: at }));
    await tx.disputeFact.createMany({ data, skipDuplicates: true });
  }
  if (claims.length > 0) {
    const data = claims.map(({ text, cents }, index) => ({
      ...place,
      id: newId(),
      ordinal: of.claimsBefore + index + 1,
      text,
      cents: BigInt(cents),
      statedAt: at,
    }));
    await tx.disputeClaim.createMany({ data });
  }
}

/** Links the formal notices that stand behind a dispute. */
export async function linkNotices(
  { tx, projectId }: DisputeDesk,
  disputeId: string,
  noticeIds: readonly string[],
): Promise<void> {
  if (noticeIds.length === 0) return;
  await tx.disputeNotice.createMany({ data: noticeIds.map((noticeId) => ({ projectId, disputeId, noticeId })) });
}

/** Writes the position of a party at a level: another version of the one that is there. */
export async function savePosition(
  { tx, now, newId, projectId }: DisputeDesk,
  row: {
    readonly disputeId: string;
    readonly level: DisputeLevel;
    readonly partyId: string;
    readonly version: number;
    readonly text: string;
    readonly salt: string;
  },
): Promise<void> {
  await tx.disputePosition.createMany({ data: [{ projectId, id: newId(), ...row, statedAt: new Date(now) }] });
}

/** Writes a proposal that stands. */
export async function saveProposal(
  { tx, now, newId, projectId }: DisputeDesk,
  {
    terms,
    ...row
  }: {
    readonly disputeId: string;
    readonly ordinal: number;
    readonly counterTo: number | null;
    readonly partyId: string;
    readonly payerPartyId: string;
    readonly terms: Terms;
    readonly salt: string;
  },
): Promise<void> {
  const { text, claimantConcession, respondentConcession, cents, validUntil } = terms;
  const words = { text, claimantConcession, respondentConcession, cents: BigInt(cents) };
  const at = { validUntil: new Date(validUntil), madeAt: new Date(now), state: "STANDING" };
  await tx.disputeProposal.createMany({ data: [{ projectId, id: newId(), ...row, ...words, ...at }] });
}

/** Ends a proposal that stands. */
export async function endProposalRow(
  { tx, now, projectId }: DisputeDesk,
  of: { readonly disputeId: string; readonly ordinal: number },
  end: { readonly state: "REFUSED" | "WITHDRAWN" | "SIGNED"; readonly endReason: string },
): Promise<void> {
  const { count } = await tx.disputeProposal.updateMany({
    where: { projectId, ...of, state: "STANDING" },
    data: { ...end, endedAt: new Date(now) },
  });
  if (count !== 1) throw new Error("The proposal stood no longer");
}

type Move = {
  readonly to: DisputeStatus;
  /** Until when it is at the level that it comes to. */
  readonly due?: Due | null;
  readonly settledBy?: string;
  readonly outside?: OutsideKind;
  readonly reason?: string;
  readonly documentId?: string;
  readonly facilitatorRefused?: boolean;
};

const over: readonly DisputeStatus[] = ["SETTLED", "SETTLED_DIRECTLY", "WITHDRAWN", "CLOSED"];

/** Moves a dispute from the status that the rule saw. */
export async function moveDispute(
  { tx, now, projectId }: DisputeDesk,
  { id, status }: { readonly id: string; readonly status: DisputeStatus },
  { to, due, settledBy, outside, reason, documentId, facilitatorRefused }: Move,
): Promise<void> {
  const at = new Date(now);
  const { count } = await tx.dispute.updateMany({
    where: { projectId, id, status },
    data: {
      status: to,
      levelSince: at,
      levelDueOn: due === undefined || due === null ? null : new Date(due.on),
      ...(settledBy === undefined ? {} : { settledByPartyId: settledBy }),
      ...(outside === undefined ? {} : { outsideKind: outside }),
      ...(reason === undefined ? {} : { endReason: reason }),
      ...(documentId === undefined ? {} : { documentId }),
      ...(facilitatorRefused === true ? { facilitatorRefusedAt: at } : {}),
      ...(over.includes(to) ? { endedAt: at } : {}),
    },
  });
  if (count !== 1) throw new Error(`The dispute was no longer ${status}`);
}

/** Notes something of a dispute that leaves it where it is. */
export async function noteDispute(
  { tx, projectId }: DisputeDesk,
  id: string,
  data: {
    readonly contested?: string[];
    readonly settledByPartyId?: string;
    readonly disclosure?: string;
    readonly disclosedBy?: string;
    readonly disclosedAt?: Date;
  },
): Promise<void> {
  await tx.dispute.updateMany({ where: { projectId, id }, data });
}
