import { transact } from "@/lib/db/transact";
import { env } from "@/lib/env";
import { listKeptMail } from "@/lib/features/account/queries";
import type { KeptMailView, MailPreview } from "@/lib/features/account/view";
import { door } from "@/lib/http/door";
import type { Instant } from "@/lib/kernel/instant";
import type { Locale } from "@/lib/text/locale";

/** The mails kept in the database; `null` outside demo and development, where nobody may read another's mail. */
export async function readKeptMail(): Promise<{
  readonly mails: readonly KeptMailView[];
  readonly now: Instant;
} | null> {
  const { isDemo, isDevelopment } = env();
  if (!isDemo && !isDevelopment) return null;
  const { db, clock } = door();
  const mails = await transact(db, { personId: null, readOnly: true }, (tx) => listKeptMail(tx));
  return { mails, now: clock.now() };
}

/** One example of every mail in a language; `null` outside demo and development. They are written where mails are, by jobs. */
export async function readMailPreviews(locale: Locale): Promise<readonly MailPreview[] | null> {
  return (await globalThis.avalPreviews?.(locale)) ?? null;
}
