import type { Tx } from "@/lib/db/client";

/** The candidate of an address, and whether somebody has taken the candidacy up; `null` when it was not asked. */
export async function findCandidate(
  tx: Tx,
  projectId: string,
  consultationId: string,
  email: string,
): Promise<{ readonly id: string; readonly joined: boolean } | null> {
  const row = await tx.consultationCandidate.findFirst({ where: { projectId, consultationId, email } });
  return row === null ? null : { id: row.id, joined: row.personId !== null };
}

/**
 * True when the person of this address is in the project, or was on the side of the client or its AMO: whoever sees or
 * saw it from inside is no candidate (MD-03).
 */
export async function isMemberAddress(tx: Tx, projectId: string, email: string): Promise<boolean> {
  const person = await tx.person.findUnique({ where: { email }, select: { id: true } });
  if (person === null) return false;
  const stood = [{ endedAt: null }, { side: { in: ["CLIENT", "AMO"] } }];
  return (await tx.member.count({ where: { projectId, personId: person.id, OR: stood } })) > 0;
}
