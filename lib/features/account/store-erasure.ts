import { z } from "zod";
import { forgetAttempts } from "@/lib/auth/rate-limit";
import type { Tx } from "@/lib/db/client";
import type { ErasureFacts } from "@/lib/domain/erasure";
import type { Hidden } from "@/lib/features/account/schema";
import type { ErasureTerms } from "@/lib/features/account/schema-erasure";
import { isAdministrator } from "@/lib/features/account/store";
import type { Digest, PersonId } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";
import { digestOf } from "@/lib/ledger/canonical";

const Facts = z.object({
  erasedAt: z.string().nullable(),
  names: z.array(z.string()),
  email: z.string().nullable(),
  lastAdministrator: z.boolean(),
  projectsHeld: z.int(),
  openProjects: z.int(),
  signatures: z.int(),
  sessions: z.int(),
  mails: z.int(),
  invitations: z.int(),
});

/** What the rule needs to know, what is to be typed once more, and what would go and stay, in numbers. */
export type ErasureSubject = ErasureFacts & Omit<z.infer<typeof Facts>, "erasedAt">;

/** Loads what an erasure would meet; `null` when there is nobody of this id, or nobody of an administrator asks. */
export async function loadErasureSubject(tx: Tx, personId: string, now: Instant): Promise<ErasureSubject | null> {
  const rows = await tx.$queryRaw<{ facts: unknown }[]>`
    SELECT aval_erasure_facts(${personId}::uuid, ${now}::timestamptz) AS facts`;
  const facts = Facts.nullable().parse(rows[0]?.facts ?? null);
  if (facts === null) return null;
  const { erasedAt, ...rest } = facts;
  return { ...rest, erased: erasedAt !== null };
}

/**
 * True for an administrator, who then holds all administrators until the end: erasures come one after the other, so two
 * administrators never erase each other at once. Asked before anything else is locked, the proof of identity included.
 */
export async function takeErasing(tx: Tx, personId: PersonId): Promise<boolean> {
  if (!(await isAdministrator(tx, personId))) return false;
  await tx.$queryRaw`SELECT id FROM person WHERE is_administrator ORDER BY id FOR UPDATE`;
  return isAdministrator(tx, personId);
}

/** As `loadErasureSubject`, with the person locked. */
export async function loadErasureSubjectForUpdate(
  tx: Tx,
  personId: string,
  now: Instant,
): Promise<ErasureSubject | null> {
  await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
  return loadErasureSubject(tx, personId, now);
}

/** What an administrator proves their identity for: this act, on this person, on this ground, in these words. */
export function erasureDigest({ personId, ground, reason }: ErasureTerms): Digest {
  return digestOf({ act: "person.erase", personId, ground, reason });
}

/**
 * What is wrong in what the administrator wrote: the address typed once more is another, or the explanation, which is
 * kept for good, names the person.
 */
export function erasureFaults(
  subject: Pick<ErasureSubject, "names" | "email">,
  written: { readonly reason: string; readonly confirmation: Hidden },
): readonly { readonly path: string; readonly code: string }[] {
  const known = [...subject.names, ...(subject.email === null ? [] : [subject.email])].map(folded);
  const asked = folded(subject.email ?? subject.names[0] ?? "");
  return [
    ...(folded(written.confirmation.reveal()) === asked
      ? []
      : [{ path: "confirmation", code: "confirmation-differs" }]),
    ...(known.some((name) => folded(written.reason).includes(name)) ? [{ path: "reason", code: "names-person" }] : []),
  ];
}

/** As people compare names: without accents, capitals and doubled spaces. */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

const Erased = z.object({
  sessions: z.int(),
  invitations: z.int(),
  mails: z.int(),
  words: z.int(),
  signatures: z.int(),
  memberships: z.int(),
});

/** What an erasure took and what it left, in numbers. */
export type Erased = z.infer<typeof Erased>;

/**
 * Erases a person, whole, in the one function of the database that may; the counters of their attempts go too. The
 * database itself asks who acts and refuses what the rule refuses.
 */
export async function saveErasure(
  tx: Tx,
  erased: { readonly personId: string; readonly email: string | null; readonly now: Instant },
): Promise<Erased> {
  const { personId, email, now } = erased;
  const rows = await tx.$queryRaw<{ erased: unknown }[]>`
    SELECT aval_erase_person(${personId}::uuid, ${now}::timestamptz) AS erased`;
  await forgetAttempts(tx, email === null ? [personId] : [personId, email]);
  return Erased.parse(rows[0]?.erased);
}
