import type { Tx } from "@/lib/db/client";
import type { Instant } from "@/lib/kernel/instant";
import { type Mail, mailDefinitions } from "@/lib/mail/message";
import type { Locale } from "@/lib/text/locale";

/**
 * To whom a mail goes: a person (their address and language are looked up), or an address that has no account yet. The
 * empty address is nobody: such a mail is written and dealt with like any other, and leaves no trace.
 */
export type MailRecipient = { readonly personId: string } | { readonly email: string; readonly locale: Locale };

/** A mail to post: what, to whom, about which project, and when it was decided. */
export type Posting = Mail & {
  readonly to: MailRecipient;
  readonly projectId?: string;
  readonly now: Instant;
  readonly newId: () => string;
};

/**
 * Writes a mail into the outbox, in the transaction of the act it tells of: no act without its mail, no mail without its
 * act. The sender takes it from there. A person without an address (erased) gets none.
 */
export async function postMail(tx: Tx, posting: Posting): Promise<void> {
  const payload = mailDefinitions[posting.template].payload.parse(posting.payload);
  const to = await addressOf(tx, posting.to);
  if (to === null) return;
  const at = new Date(posting.now);
  // createMany, since what is written here may be read back by the sender alone.
  await tx.delivery.createMany({
    data: [
      {
        id: posting.newId(),
        projectId: posting.projectId ?? null,
        ...to,
        template: posting.template,
        payload,
        dueAt: at,
        createdAt: at,
      },
    ],
  });
}

async function addressOf(
  tx: Tx,
  to: MailRecipient,
): Promise<{ personId: string | null; email: string; locale: string } | null> {
  if ("email" in to) return { personId: null, email: to.email, locale: to.locale };
  const person = await tx.person.findUnique({ where: { id: to.personId }, select: { email: true, locale: true } });
  return person?.email == null ? null : { personId: to.personId, email: person.email, locale: person.locale };
}
