import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { MediatorAskedView } from "@/lib/features/mediation/view";
import { sha256 } from "@/lib/ledger/canonical";

/** True for the address of somebody who stands, or stood, in a project: no third person. */
export async function stoodInProject(tx: Tx, projectId: string, email: string): Promise<boolean> {
  const person = await tx.person.findUnique({ where: { email }, select: { id: true } });
  return person !== null && (await tx.member.count({ where: { projectId, personId: person.id } })) > 0;
}

/** A member as somebody to let in; `null` when there is no such member. */
export async function loadAdmission(
  tx: Tx,
  projectId: string,
  { mediationId, memberId }: { readonly mediationId: string; readonly memberId: string },
): Promise<{ readonly personId: string; readonly partyId: string; readonly isIn: boolean } | null> {
  const member = await tx.member.findFirst({ where: { projectId, id: memberId, endedAt: null } });
  if (member === null) return null;
  const { personId, partyId } = member;
  const inside = await tx.mediationMember.count({ where: { projectId, mediationId, personId } });
  return { personId, partyId, isIn: inside > 0 };
}

const Asked = z.object({
  state: z.enum(["OPEN", "ACCEPTED", "OVER"]),
  mediation: z.uuid(),
  dispute: z.string(),
  project: z.string(),
  displayName: z.string(),
  email: z.string(),
  parties: z.array(z.string()),
  hasAccount: z.boolean(),
});

/** What the holder of a mediator's link is asked for; `null` without such a link. */
export async function getMediatorAsked(tx: Tx, token: string): Promise<MediatorAskedView | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  const rows = await tx.$queryRaw<{ found: unknown }[]>`SELECT aval_mediator_asked(${sha256(token)}) AS found`;
  const found = rows[0]?.found ?? null;
  return found === null ? null : Asked.parse(found);
}

const Taken = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("MEMBER") }),
  z.object({ outcome: z.literal("TAKEN"), projectId: z.uuid(), mediationId: z.uuid() }),
]);

/** Takes the mission up for the acting person; `null` when the link does not open it to them. */
export async function takeMediation(tx: Tx, token: string, now: string): Promise<z.infer<typeof Taken> | null> {
  const rows = await tx.$queryRaw<{ taken: unknown }[]>`
    SELECT aval_take_mediation(${sha256(token)}, ${now}::timestamptz) AS taken`;
  const taken = rows[0]?.taken ?? null;
  return taken === null ? null : Taken.parse(taken);
}
