// What a backup and a restored database are checked for: every ledger by the one verifier, every signed text by its digest.
import type { Client } from "pg";
import { z } from "zod";
import { type Ask, exportLedger } from "@/lib/features/ledger/queries-export";
import { BackupRefused, type Contents } from "@/scripts/backup/manifest";
import { verifyLines } from "@/scripts/verify-ledger";

const Ids = z.array(z.object({ id: z.uuid() }));
const Codes = z.array(z.object({ code: z.string() }));

/** Asks as the owner of a database, in the transaction that it is in. */
export function asking(client: Client): Ask {
  return async (sql, values) => (await client.query(sql, [...values])).rows;
}

/** Verifies every ledger and every signed text that the transaction of `client` sees; answers the heads. Throws on the first fault. */
export async function checkDatabase(client: Client, now: string): Promise<Contents["heads"]> {
  const wrong = Codes.parse(
    (
      await client.query(
        "SELECT code FROM signed_document WHERE digest <> encode(sha256(convert_to(content, 'UTF8')), 'hex') LIMIT 1",
      )
    ).rows,
  );
  if (wrong[0] !== undefined) throw new BackupRefused(`The signed record ${wrong[0].code} has not its digest.`);
  const projects = Ids.parse((await client.query("SELECT id FROM project ORDER BY id")).rows);
  const heads: Contents["heads"] = [];
  for (const { id } of projects) {
    const verdict = await verifyLines(exportLedger(asking(client), id, now));
    if (!verdict.valid)
      throw new BackupRefused(`The ledger of project ${id} does not verify: entry ${verdict.entry}, ${verdict.why}.`);
    heads.push({ projectId: id, ...verdict.head });
  }
  return heads;
}
