import { Client } from "pg";
import { z } from "zod";

type Node = {
  readonly "Node Type": string;
  readonly "Relation Name"?: string | undefined;
  readonly Plans?: readonly Node[] | undefined;
};
const Node: z.ZodType<Node> = z.object({
  "Node Type": z.string(),
  "Relation Name": z.string().optional(),
  get Plans() {
    return z.array(Node).optional();
  },
});
const Explained = z.array(z.object({ "QUERY PLAN": z.array(z.object({ Plan: Node })) }));

/** A table that is read from end to end, and the statement that does it. */
export type WholeRead = { readonly table: string; readonly statement: string };

/**
 * Asks PostgreSQL how it reads for each statement, as the application role in the project, under row-level security.
 * Answers the reads of whole tables, of those that have a thousand rows or more: below, reading it all is the best plan.
 */
export async function findWholeReads(
  appUrl: string,
  as: { readonly personId: string; readonly project: string },
  statements: readonly string[],
): Promise<readonly WholeRead[]> {
  const client = new Client({ connectionString: appUrl });
  await client.connect();
  try {
    await client.query("BEGIN READ ONLY");
    await client.query("SELECT aval_enter($1, $2)", [as.personId, as.project]);
    const { rows } = await client.query<{ relname: string }>(
      "SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples >= 1000",
    );
    const large = new Set(rows.map((row) => row.relname));
    const found: WholeRead[] = [];
    for (const statement of statements) {
      const explained = Explained.parse((await client.query(`EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${statement}`)).rows);
      const tables = explained.flatMap((row) => row["QUERY PLAN"].flatMap(({ Plan }) => wholeIn(Plan)));
      found.push(...tables.filter((table) => large.has(table)).map((table) => ({ table, statement })));
    }
    return found;
  } finally {
    await client.end();
  }
}

function wholeIn(node: Node): readonly string[] {
  const here = node["Node Type"].endsWith("Seq Scan") ? [node["Relation Name"] ?? ""] : [];
  return [...here, ...(node.Plans ?? []).flatMap(wholeIn)];
}

/** The statements of a page that read tables. */
export function readingStatements(trips: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(trips.flat())].filter(
    (statement) => /^\s*(SELECT|WITH)\b/i.test(statement) && /\bFROM\b/i.test(statement),
  );
}
