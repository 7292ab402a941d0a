import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Role, Side } from "@/lib/domain/party";
import type { TimelineEntry } from "@/lib/features/dispute/view";
import { sentenceValues, subjectOf } from "@/lib/features/ledger/view";
import { instantOf } from "@/lib/kernel/instant";

const Row = z.object({
  seq: z.bigint(),
  type: z.string(),
  payload: z.record(z.string(), z.json()),
  at: z.date(),
  role: z.union([Role, z.literal("SYSTEM")]),
  name: z.string().nullable(),
  partyName: z.string().nullable(),
  partySide: Side.nullable(),
  partyOrdinal: z.int().nullable(),
});

/**
 * Entries of the register as a timeline, the oldest first: those of these numbers, or the latest ones (of one numbered
 * thing, when it is named). Sentences only: what was said in words stays in the register.
 */
export async function listTimeline(
  tx: Tx,
  { projectId, code }: Pick<ProjectScope, "projectId" | "code">,
  wanted: { readonly seqs: readonly number[] } | { readonly latest: number; readonly about: string },
): Promise<readonly TimelineEntry[]> {
  const seqs = "seqs" in wanted ? [...wanted.seqs] : null;
  const about = "about" in wanted ? wanted.about.toUpperCase() : "";
  const most = "latest" in wanted ? wanted.latest : 1000;
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT e.seq, e.type, e.payload, e.occurred_at AS at, e.role, i.display_name AS name, y.name AS "partyName", y.side AS "partySide", y.ordinal AS "partyOrdinal"
    FROM (SELECT * FROM ledger_entry l WHERE l.project_id = ${projectId}::uuid
        AND (${seqs}::bigint[] IS NULL OR l.seq = ANY (${seqs}::bigint[]))
        AND (${about} = '' OR l.seq IN (SELECT c.seq FROM ledger_code c WHERE c.project_id = ${projectId}::uuid AND c.code = ${about}))
        ORDER BY l.seq DESC LIMIT ${most}) e
    LEFT JOIN party y ON y.project_id = e.project_id AND y.id = e.party_id
    LEFT JOIN LATERAL (SELECT display_name FROM person_identity n WHERE n.person_id = e.actor_id ORDER BY n.version DESC LIMIT 1) i ON true
    ORDER BY e.seq`;
  return rows.map((raw) => {
    const { seq, type, payload, at, role, name, partyName, partySide, partyOrdinal } = Row.parse(raw);
    const values = sentenceValues(payload);
    const party =
      partyName === null || partySide === null || partyOrdinal === null
        ? null
        : { name: partyName, side: partySide, ordinal: partyOrdinal };
    const by = { name, role, party, delegation: null };
    return { seq: Number(seq), type, values, by, at: instantOf(at), subject: subjectOf(code, values) };
  });
}
