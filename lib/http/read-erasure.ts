import { getTranslations } from "next-intl/server";
import { currentActor, requireActor } from "@/lib/auth/current";
import { personScope } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { erasePerson } from "@/lib/features/account/commands/erase-person";
import { getErasure, getPerson } from "@/lib/features/account/queries-people";
import { ErasePersonInput } from "@/lib/features/account/schema-erasure";
import { erasureDigest, erasureFaults, loadErasureSubject } from "@/lib/features/account/store-erasure";
import type { PersonPageView, PreparedErasure } from "@/lib/features/account/view-people";
import { door } from "@/lib/http/door";
import { proofNow } from "@/lib/http/proof-now";
import { readOwn } from "@/lib/http/reading";
import { tellIssues, tellRefusals } from "@/lib/http/tell";

/** The page of one person, for the administrator of the installation; `null` to anybody else, and for nobody. */
export async function readPersonPage(personId: string): Promise<PersonPageView | null> {
  const { found, erasure } = await readOwn(async ({ tx, now }) => {
    const found = await getPerson(tx, personId, now);
    return { found, erasure: found === null ? await getErasure(tx, personId) : null };
  });
  if (erasure !== null) return { kind: "erased", erasure };
  if (found === null) return null;
  const { person, preview, ability } = found;
  const { personId: reader } = await requireActor();
  return {
    kind: "there",
    person,
    isReader: reader === person.personId,
    preview,
    blocked: ability.allowed ? null : await tellRefusals(ability.refusals, {}),
    proof: await proofNow(),
  };
}

/**
 * Checks what an administrator wrote before asking them for a proof of identity, and answers the digest that it will be
 * bound to. Nothing is written; the command checks everything once more.
 */
export async function prepareErasure(raw: unknown): Promise<PreparedErasure> {
  const t = await getTranslations("act");
  const actor = await currentActor();
  if (actor === null) return { ok: false, problem: { kind: "signed-out", message: t("signedOut") } };
  const prepared = erasePerson.prepare(raw);
  const input = ErasePersonInput.safeParse(raw);
  if (!prepared.ok || !input.success) {
    return {
      ok: false,
      problem: { kind: "invalid-input", fields: await tellIssues(prepared.ok ? [] : prepared.error) },
    };
  }
  const { db, clock } = door();
  const { personId } = personScope(actor.personId);
  const subject = await transact(db, { personId, readOnly: true }, (tx) =>
    loadErasureSubject(tx, input.data.personId, clock.now()),
  );
  if (subject === null) return { ok: false, problem: { kind: "not-found", message: t("notFound") } };
  const issues = erasureFaults(subject, input.data).map((fault) => ({ ...fault, params: {} }));
  if (issues.length > 0) return { ok: false, problem: { kind: "invalid-input", fields: await tellIssues(issues) } };
  return { ok: true, digest: erasureDigest(input.data) };
}
