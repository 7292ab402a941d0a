import { randomBytes } from "node:crypto";
import type { Tx } from "@/lib/db/client";
import type { PersonId } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";

/** The parts of a profile that a person sets. */
export type Profile = {
  readonly displayName: string;
  readonly title: string;
  readonly gender: string;
  readonly locale: string;
  readonly theme: string;
  readonly density: string;
};

/** A profile with the version of its printed name, locked until the end of the transaction. */
export type StoredProfile = Profile & {
  readonly version: number;
  readonly email: string | null;
  readonly hasPassword: boolean;
};

/** Loads a person's own profile and locks it, so that two changes at once do not take the same version. */
export async function loadProfileForUpdate(tx: Tx, personId: PersonId): Promise<StoredProfile> {
  await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
  const person = await tx.person.findUniqueOrThrow({ where: { id: personId } });
  const identity = await tx.personIdentity.findFirstOrThrow({ where: { personId }, orderBy: { version: "desc" } });
  const { email, gender, locale, theme, density } = person;
  const { displayName, title, version } = identity;
  const hasPassword = (await tx.credential.count({ where: { personId } })) === 1;
  return { displayName, title, gender, locale, theme, density, version, email, hasPassword };
}

/** Saves how a person likes to read. */
export async function savePreferences(
  tx: Tx,
  personId: PersonId,
  profile: Pick<Profile, "gender" | "locale" | "theme" | "density">,
): Promise<void> {
  const { gender, locale, theme, density } = profile;
  await tx.person.update({ where: { id: personId }, data: { gender, locale, theme, density } });
}

/** Saves a new version of the printed name, with a key of its own: earlier signatures keep the version they were made under. */
export async function saveIdentityVersion(
  tx: Tx,
  saved: Pick<Profile, "displayName" | "title"> & {
    readonly id: string;
    readonly personId: PersonId;
    readonly version: number;
    readonly now: Instant;
  },
): Promise<void> {
  const { now, ...data } = saved;
  await tx.personIdentity.create({ data: { ...data, key: randomBytes(32), createdAt: new Date(now) } });
}

/** Keeps the hash of a password in place of the earlier one. */
export async function savePassword(
  tx: Tx,
  saved: { readonly personId: PersonId; readonly passwordHash: string; readonly now: Instant },
): Promise<void> {
  const { personId, passwordHash, now } = saved;
  const setAt = new Date(now);
  await tx.credential.upsert({
    where: { personId },
    create: { personId, passwordHash, setAt },
    update: { passwordHash, setAt },
  });
}

/** True for an administrator of the installation. */
export async function isAdministrator(tx: Tx, personId: PersonId): Promise<boolean> {
  return (await tx.person.count({ where: { id: personId, isAdministrator: true, erasedAt: null } })) === 1;
}

/** Corrects an organisation; false when there is none of this id. Row-level security lets administrators alone write it. */
export async function saveOrganisation(
  tx: Tx,
  corrected: {
    readonly organisationId: string;
    readonly name: string;
    readonly legalForm: string;
    readonly registrationNumber: string;
    readonly city: string;
  },
): Promise<boolean> {
  const { organisationId, ...data } = corrected;
  const { count } = await tx.organisation.updateMany({ where: { id: organisationId }, data });
  return count === 1;
}
