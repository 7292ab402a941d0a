import { drawToken, hashToken } from "@/lib/auth/secret";
import type { Tx } from "@/lib/db/client";
import { type AdviceLink, Adviser, isClientOnly } from "@/lib/domain/advice-content";
import { LINK_DAYS } from "@/lib/domain/opinion";
import type { Instant } from "@/lib/kernel/instant";
import { nextNumber } from "@/lib/ledger/sign";

type Desk = {
  readonly tx: Tx;
  readonly projectId: string;
  readonly now: Instant;
  readonly newId: () => string;
};

type Asked = {
  readonly askedOf: Adviser;
  readonly partyId: string | null;
  readonly expertName: string;
  readonly expertOrganisation: string;
  readonly expertEmail: string | null;
  readonly question: string;
  readonly facts: string;
  readonly neededBy: string;
  readonly requestedBy: string;
};

/** Saves a request with what it is about. Answers its id and number. */
export async function insertOpinion(
  { tx, projectId, now, newId }: Desk,
  { neededBy, ...asked }: Asked,
  links: readonly AdviceLink[],
): Promise<{ readonly id: string; readonly code: string }> {
  const [id, number] = [newId(), await nextNumber(tx, projectId, "DA")];
  const code = `DA-${String(number).padStart(3, "0")}`;
  const clientOnly = isClientOnly(links);
  const open = { status: "OPEN", requestedAt: new Date(now), neededBy: new Date(neededBy) };
  await tx.opinionRequest.createMany({ data: [{ projectId, id, code, number, clientOnly, ...asked, ...open }] });
  const unique = [...new Map(links.map((link) => [`${link.kind} ${link.code}`, link])).values()];
  await tx.opinionLink.createMany({
    data: unique.map((link) => ({
      projectId,
      opinionId: id,
      clientOnly,
      subjectKind: link.kind,
      subjectCode: link.code,
    })),
  });
  return { id, code };
}

/** Draws a link for an expert, good once and for so many days: the one before opens nothing any more. */
export async function grantAccess({ tx, projectId, now, newId }: Desk, opinionId: string): Promise<string> {
  const token = drawToken();
  const expiresAt = new Date(Date.parse(now) + LINK_DAYS * 86_400_000);
  // createMany, since nobody reads back what opens the door.
  await tx.opinionAccess.createMany({
    data: [{ projectId, id: newId(), opinionId, tokenHash: hashToken(token), issuedAt: new Date(now), expiresAt }],
  });
  return token;
}

/** Ends a request that is open; of two at once, one alone. Answers what names it in the ledger. */
export async function endOpinion(
  { tx, projectId, now }: Omit<Desk, "newId">,
  id: string,
  status: "GIVEN" | "WITHDRAWN",
): Promise<{ readonly opinionId: string; readonly opinion: string; readonly askedOf: Adviser }> {
  const { count } = await tx.opinionRequest.updateMany({
    where: { projectId, id, status: "OPEN" },
    data: { status, endedAt: new Date(now) },
  });
  if (count !== 1) throw new Error("The request for an opinion was no longer open");
  const row = await tx.opinionRequest.findUniqueOrThrow({ where: { projectId_id: { projectId, id } } });
  return { opinionId: id, opinion: row.code, askedOf: Adviser.parse(row.askedOf) };
}
