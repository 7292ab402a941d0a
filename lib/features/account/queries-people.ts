import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityOf } from "@/lib/domain/ability";
import { accountEventDefinitions } from "@/lib/domain/account-event";
import { decideErasure } from "@/lib/domain/erasure";
import { loadErasureSubject } from "@/lib/features/account/store-erasure";
import type {
  ErasurePage,
  ErasurePreview,
  ErasureView,
  PeoplePage,
  PersonView,
} from "@/lib/features/account/view-people";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const PersonRow = z
  .object({
    id: z.uuid(),
    name: z.string(),
    title: z.string(),
    email: z.string().nullable(),
    is_administrator: z.boolean(),
    created_at: z.date(),
    open_projects: z.int(),
  })
  .transform(
    (row): PersonView => ({
      personId: row.id,
      name: row.name,
      title: row.title,
      email: row.email ?? "",
      isAdministrator: row.is_administrator,
      createdAt: instantOf(row.created_at),
      openProjects: row.open_projects,
    }),
  );

const ErasureRow = z
  .object({
    id: z.uuid(),
    payload: accountEventDefinitions.PersonErased.payload,
    occurred_at: z.date(),
    by_name: z.string().nullable(),
  })
  .transform(
    ({ id, payload, occurred_at, by_name }): ErasureView => ({
      ...payload,
      id,
      at: instantOf(occurred_at),
      by: by_name,
    }),
  );

const pageSize = 25;

/** Letters as typed, without the meaning that LIKE gives to some of them. */
function pattern(words: string): string {
  return words === "" ? "" : `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/** The accounts of the installation under these words (name or address), the newest first, a page by key. Nobody's but for an administrator: the database asks who reads. */
export async function listPeople(
  tx: Tx,
  asked: { readonly words: string; readonly before: string | undefined },
  size: number = pageSize,
): Promise<PeoplePage> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT * FROM aval_people(NULL, ${pattern(asked.words)}, ${asked.before ?? null}::uuid, ${size + 1}::integer)`;
  const people = z.array(PersonRow).parse(rows);
  const page = people.slice(0, size);
  return { people: page, next: people.length > size ? (page.at(-1)?.personId ?? null) : null };
}

/** One account, with what an erasure would do to it and whether a rule forbids it; `null` when it is not there or not to be seen. */
export async function getPerson(
  tx: Tx,
  personId: string,
  now: Instant,
): Promise<{ readonly person: PersonView; readonly preview: ErasurePreview; readonly ability: Ability } | null> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT * FROM aval_people(${personId}::uuid, '', NULL, 1)`;
  const person = z.array(PersonRow).parse(rows)[0];
  const subject = person === undefined ? null : await loadErasureSubject(tx, personId, now);
  if (person === undefined || subject === null) return null;
  const { sessions, mails, invitations, signatures, openProjects } = subject;
  const preview = { sessions, mails, invitations, signatures, openProjects };
  return { person, preview, ability: abilityOf(decideErasure(subject)) };
}

/** The erasures of the installation, the latest first, a page by key. */
export async function listErasures(tx: Tx, before: string | undefined, size: number = pageSize): Promise<ErasurePage> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id, payload, occurred_at, by_name FROM aval_erasures(NULL, ${before ?? null}::uuid, ${size + 1}::integer)`;
  const erasures = z.array(ErasureRow).parse(rows);
  const page = erasures.slice(0, size);
  return { erasures: page, next: erasures.length > size ? (page.at(-1)?.id ?? null) : null };
}

/** The receipt of the erasure of one person; `null` when there is none, or when it is not to be seen. */
export async function getErasure(tx: Tx, personId: string): Promise<ErasureView | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id, payload, occurred_at, by_name FROM aval_erasures(${personId}::uuid, NULL, 1)`;
  return z.array(ErasureRow).parse(rows)[0] ?? null;
}
