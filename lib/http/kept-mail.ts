import { transact } from "@/lib/db/transact";
import { env } from "@/lib/env";
import { listKeptMail } from "@/lib/features/account/queries";
import type { KeptMailView } from "@/lib/features/account/view";
import { door } from "@/lib/http/door";
import type { Instant } from "@/lib/kernel/instant";

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
