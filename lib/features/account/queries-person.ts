import { z } from "zod";
import type { PersonScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { locales } from "@/lib/text/locale";

const Row = z.object({
  name: z.string(),
  title: z.string(),
  email: z.string().nullable(),
  locale: z.enum(locales),
});

/** A person as they know themselves: the last printed name, the address, the language. */
export async function getPerson(tx: Tx, { personId }: PersonScope): Promise<z.infer<typeof Row>> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT i.display_name AS name, i.title, p.email, p.locale FROM person p
    JOIN LATERAL (SELECT display_name, title FROM person_identity WHERE person_id = p.id ORDER BY version DESC LIMIT 1) i ON true
    WHERE p.id = ${personId}::uuid`;
  return Row.parse(rows[0]);
}
