import { z } from "zod";
import type { PersonScope, ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Found, FoundKind } from "@/lib/features/search/view";

/** At most so many of each kind: the palette is a way to go somewhere, not a list. */
const each = 6;

const Row = z.object({ kind: FoundKind, code: z.string(), label: z.string(), project: z.string() });
const Inside = Row.omit({ project: true }).extend({
  under: z.object({ change: z.string(), partyId: z.uuid() }).nullable(),
});

/** Letters as typed, without the meaning that LIKE gives to some of them. */
function pattern(words: string): string {
  return `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/**
 * What a project holds under these words, as row-level security lets the reader see it: by code, by title, by what is
 * said. Accents and capitals do not matter. Requirements are found by the index of their words.
 */
export async function searchProject(tx: Tx, scope: ProjectScope, words: string): Promise<readonly Found[]> {
  const { projectId, partyId, code: project } = scope;
  const like = pattern(words);
  const rows = await tx.$queryRaw<unknown[]>`
    WITH asked AS (SELECT aval_fold(${like}) AS like)
    (SELECT 'requirement' AS kind, r.code, CASE WHEN v.title <> '' THEN v.title ELSE left(v.statement, 120) END AS label, NULL::jsonb AS under
     FROM requirement r JOIN requirement_version v ON v.project_id = r.project_id AND v.requirement_id = r.id AND v.version = r.version
     WHERE r.project_id = ${projectId}::uuid
       AND (r.id IN (SELECT aval_find_requirements(${words})) OR r.code LIKE upper(${like}))
     ORDER BY (r.code = upper(${words})) DESC, r.code LIMIT ${each})
    UNION ALL
    (SELECT 'milestone', m.code, m.title, NULL FROM milestone m, asked
     WHERE m.project_id = ${projectId}::uuid AND (aval_fold(m.title) LIKE asked.like OR m.code = upper(${words})) ORDER BY m.number LIMIT ${each})
    UNION ALL
    (SELECT 'reservation', r.code, left(r.statement, 120), NULL FROM reservation r, asked
     WHERE r.project_id = ${projectId}::uuid AND (aval_fold(r.statement) LIKE asked.like OR r.code LIKE upper(${like})) ORDER BY r.code LIMIT ${each})
    UNION ALL
    (SELECT 'question', q.code, left(coalesce(q.text, ''), 120), NULL FROM question q, asked
     WHERE q.project_id = ${projectId}::uuid AND (aval_fold(coalesce(q.text, '')) LIKE asked.like OR q.code LIKE upper(${like})) ORDER BY q.number DESC LIMIT ${each})
    UNION ALL
    (SELECT 'record', d.code, d.content::jsonb ->> 'title', NULL FROM signed_document d, asked
     WHERE d.project_id = ${projectId}::uuid AND (aval_fold(d.content::jsonb ->> 'title') LIKE asked.like OR d.code LIKE upper(${like})) ORDER BY d.id DESC LIMIT ${each})
    UNION ALL
    (SELECT 'change', f.code, f.title, NULL FROM change_request f, asked
     WHERE f.project_id = ${projectId}::uuid AND (aval_fold(f.title) LIKE asked.like OR f.code LIKE upper(${like})) ORDER BY f.number DESC LIMIT ${each})
    UNION ALL
    (SELECT 'order', a.code, f.title, jsonb_build_object('change', f.code, 'partyId', a.party_id) FROM amendment a
     JOIN change_request f ON f.project_id = a.project_id AND f.id = a.change_request_id, asked
     WHERE a.project_id = ${projectId}::uuid AND (aval_fold(f.title) LIKE asked.like OR aval_fold(f.description) LIKE asked.like OR a.code LIKE upper(${like}))
     ORDER BY a.drafted_at DESC, a.id DESC LIMIT ${each})
    UNION ALL
    (SELECT 'advice', a.code, a.object, NULL FROM advice a, asked
     WHERE a.project_id = ${projectId}::uuid AND (a.issued_at IS NOT NULL OR a.party_id = ${partyId}::uuid)
       AND (aval_fold(a.object) LIKE asked.like OR a.code LIKE upper(${like})) ORDER BY a.number DESC LIMIT ${each})
    UNION ALL
    (SELECT 'risk', r.code, r.event, NULL FROM risk r, asked
     WHERE r.project_id = ${projectId}::uuid AND (aval_fold(r.event) LIKE asked.like OR r.code LIKE upper(${like})) ORDER BY r.number DESC LIMIT ${each})
    UNION ALL
    (SELECT 'dispute', d.code, d.title, NULL FROM dispute d, asked
     WHERE d.project_id = ${projectId}::uuid AND (aval_fold(d.title) LIKE asked.like OR d.code LIKE upper(${like})) ORDER BY d.number DESC LIMIT ${each})
    UNION ALL
    (SELECT 'meeting', g.code, b.title, NULL FROM meeting g
     JOIN committee_body b ON b.project_id = g.project_id AND b.id = g.body_id, asked
     WHERE g.project_id = ${projectId}::uuid AND (g.code LIKE upper(${like}) OR aval_fold(b.title) LIKE asked.like
       OR EXISTS (SELECT 1 FROM agenda_point p WHERE p.project_id = g.project_id AND p.meeting_id = g.id AND p.withdrawn_at IS NULL
         AND (aval_fold(p.title) LIKE asked.like OR aval_fold(p.detail) LIKE asked.like)))
     ORDER BY g.starts_at DESC, g.code DESC LIMIT ${each})
    UNION ALL
    (SELECT 'decision', d.code, d.title, NULL FROM committee_decision d, asked
     WHERE d.project_id = ${projectId}::uuid AND (aval_fold(d.title) LIKE asked.like OR aval_fold(d.text) LIKE asked.like OR d.code LIKE upper(${like}))
     ORDER BY d.year DESC, d.number DESC LIMIT ${each})
    UNION ALL
    (SELECT 'action', a.code, a.title, NULL FROM action_item a, asked
     WHERE a.project_id = ${projectId}::uuid AND (aval_fold(a.title) LIKE asked.like OR aval_fold(a.detail) LIKE asked.like OR a.code LIKE upper(${like}))
     ORDER BY a.number DESC LIMIT ${each})
    UNION ALL
    (SELECT 'member', i.display_name, y.name, NULL FROM member m
     JOIN party y ON y.project_id = m.project_id AND y.id = m.party_id
     JOIN LATERAL (SELECT display_name FROM person_identity n WHERE n.person_id = m.person_id ORDER BY n.version DESC LIMIT 1) i ON true, asked
     WHERE m.project_id = ${projectId}::uuid AND m.ended_at IS NULL AND aval_fold(i.display_name) LIKE asked.like ORDER BY i.display_name LIMIT ${each})`;
  return rows.map((row) => ({ ...Inside.parse(row), project }));
}

/** The projects of the person under these words. */
export async function searchOwn(tx: Tx, { personId }: PersonScope, words: string): Promise<readonly Found[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 'project' AS kind, p.code AS code, p.name AS label, p.code AS project FROM member m JOIN project p ON p.id = m.project_id
    WHERE m.person_id = ${personId}::uuid AND m.ended_at IS NULL AND aval_fold(p.name) LIKE aval_fold(${pattern(words)})
    ORDER BY p.id DESC LIMIT ${each}`;
  return rows.map((row) => Row.parse(row));
}
