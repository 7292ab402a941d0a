import { randomBytes } from "node:crypto";
import { saveAccountEvents } from "@/lib/commands/receipt";
import type { Tx } from "@/lib/db/client";
import type { AccountEvent } from "@/lib/domain/account-event";
import { PersonId } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";
import type { Locale } from "@/lib/text/locale";

type OpenedBy = Extract<AccountEvent, { type: "AccountOpened" }>["payload"]["by"];

/** An address as accounts keep it: trimmed, in lower case. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** The person of an address, or nobody. Never answer this to a browser: it tells who has an account. */
export async function findPersonByEmail(tx: Tx, email: string): Promise<PersonId | null> {
  const person = await tx.person.findFirst({
    where: { email: normalEmail(email), erasedAt: null },
    select: { id: true },
  });
  return person === null ? null : PersonId.parse(person.id);
}

/**
 * Opens an account: the person, the first version of their printed name, and the fact in their account log. The address
 * must have been proved (an invitation or a link that reached it, a provider that vouches for it, the console's code)
 * and must be free: the database refuses a second account for it.
 */
export async function openAccount(
  tx: Tx,
  opened: {
    readonly email: string;
    readonly displayName: string;
    readonly locale: Locale;
    readonly now: Instant;
    readonly newId: () => string;
    readonly by: OpenedBy;
    readonly isAdministrator?: boolean;
  },
): Promise<PersonId> {
  const { now, newId, locale } = opened;
  const id = PersonId.parse(newId());
  const createdAt = new Date(now);
  const isAdministrator = opened.isAdministrator === true;
  await tx.person.create({ data: { id, email: normalEmail(opened.email), locale, isAdministrator, createdAt } });
  await tx.personIdentity.create({
    data: {
      id: newId(),
      personId: id,
      version: 1,
      displayName: opened.displayName.trim(),
      title: "",
      key: randomBytes(32),
      createdAt,
    },
  });
  const event: AccountEvent = { type: "AccountOpened", payload: { by: opened.by } };
  const appointed: readonly AccountEvent[] = isAdministrator
    ? [{ type: "AdministratorAppointed", payload: { personId: id } }]
    : [];
  await saveAccountEvents(tx, { personId: id, commandId: newId(), now, newId }, [event, ...appointed]);
  return id;
}
