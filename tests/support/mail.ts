import { Client } from "pg";
import { z } from "zod";

const Row = z.object({
  email: z.string(),
  template: z.string(),
  payload: z.record(z.string(), z.unknown()),
  state: z.string(),
});

/** A mail as it stands in the outbox. */
export type PostedMail = z.infer<typeof Row>;

/** The newest mail of a template in the outbox, read as the owner: the application cannot read what it posts. Throws when there is none. */
export async function newestMail(ownerUrl: string, template: string, email?: string): Promise<PostedMail> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      "SELECT email, template, payload, state FROM delivery WHERE template = $1 AND ($2::text IS NULL OR email = $2) ORDER BY created_at DESC, id DESC LIMIT 1",
      [template, email ?? null],
    );
    if (rows.length === 0) throw new Error(`No mail ${template}`);
    return Row.parse(rows[0]);
  } finally {
    await client.end();
  }
}
