import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { AwaitedAct, NoticeFacts } from "@/lib/domain/formal-notice";
import { MilestoneStatus } from "@/lib/domain/milestone";
import { CharterParameters } from "@/lib/domain/parameter";
import type { Side } from "@/lib/domain/party";

const MatterRow = z.object({
  matterKind: z.enum(["MILESTONE", "RESERVATION"]),
  matterId: z.uuid(),
  matter: z.string(),
  milestoneId: z.uuid(),
  milestone: z.string(),
  status: MilestoneStatus,
  twoStage: z.boolean(),
  agencyPartyId: z.uuid(),
  clientPartyId: z.uuid(),
  parameters: CharterParameters.nullable(),
  clockId: z.uuid().nullable(),
  dueOn: z.iso.date().nullable(),
  awaiting: z.boolean(),
  running: z.string().nullable(),
});

/** What a notice can be about: the awaited act, whose turn it was, when its period ended, and whether it still waits. */
export type NoticeMatter = z.infer<typeof MatterRow> & {
  readonly awaited: AwaitedAct;
  readonly toSide: Extract<Side, "CLIENT" | "AGENCY">;
  readonly fromPartyId: string;
  readonly toPartyId: string;
};

/** The sides that owe each act. */
const owes = { DECISION: "CLIENT", RESERVATION_FIX: "AGENCY", RESUBMISSION: "AGENCY" } as const satisfies Record<
  AwaitedAct,
  Side
>;

/** Reads the matter of a notice by its number; `null` when there is none here, or none on which this act can be awaited. */
export async function loadNoticeMatter(
  tx: Tx,
  projectId: string,
  { awaited, matter }: { readonly awaited: AwaitedAct; readonly matter: string },
): Promise<NoticeMatter | null> {
  const onReservation = matter.startsWith("R-");
  if (onReservation !== (awaited === "RESERVATION_FIX")) return null;
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT CASE WHEN r.id IS NULL THEN 'MILESTONE' ELSE 'RESERVATION' END AS "matterKind", coalesce(r.id, m.id) AS "matterId",
      coalesce(r.code, m.code) AS matter, m.id AS "milestoneId", m.code AS milestone, m.status, m.two_stage AS "twoStage",
      m.agency_party_id AS "agencyPartyId",
      (SELECT p.id FROM party p WHERE p.project_id = m.project_id AND p.side = 'CLIENT' AND p.removed_at IS NULL LIMIT 1) AS "clientPartyId",
      h.parameters, k.id AS "clockId", k.due_on::text AS "dueOn",
      CASE ${awaited} WHEN 'DECISION' THEN m.status IN ('SUBMITTED', 'UNDER_VERIFICATION', 'SERVICE_OBSERVATION')
        WHEN 'RESUBMISSION' THEN m.status = 'ADJOURNED' ELSE r.status IN ('OPEN', 'CONTESTED') END AS awaiting,
      (SELECT n.code FROM formal_notice n WHERE n.project_id = m.project_id AND n.matter_id = coalesce(r.id, m.id)
        AND n.awaited = ${awaited} AND n.status IN ('SENT', 'PRESENTED') LIMIT 1) AS running
    FROM milestone m
    LEFT JOIN reservation r ON r.project_id = m.project_id AND r.milestone_id = m.id AND r.code = ${matter}
    LEFT JOIN charter h ON h.project_id = m.project_id AND h.status = 'IN_FORCE'
    LEFT JOIN LATERAL (SELECT c.id, c.due_on, c.state FROM clock c WHERE c.project_id = m.project_id AND c.matter_id = coalesce(r.id, m.id)
      AND c.kind = ANY (CASE ${awaited} WHEN 'DECISION' THEN ARRAY['ACCEPTANCE', 'SERVICE_DECISION']
        WHEN 'RESUBMISSION' THEN ARRAY['RESUBMISSION'] ELSE ARRAY['RESERVATION_LIFTING'] END)
      ORDER BY c.started_at DESC, c.id DESC LIMIT 1) k ON k.state = 'EXPIRED'
    WHERE m.project_id = ${projectId}::uuid AND (r.code = ${matter} OR m.code = ${matter})
    ORDER BY r.id NULLS LAST LIMIT 1`;
  if (rows[0] === undefined) return null;
  const row = MatterRow.parse(rows[0]);
  const toSide = owes[awaited];
  const [fromPartyId, toPartyId] =
    toSide === "CLIENT" ? [row.agencyPartyId, row.clientPartyId] : [row.clientPartyId, row.agencyPartyId];
  return { ...row, awaited, toSide, fromPartyId, toPartyId };
}

/** What the rules of a notice ask, before it has gone out. */
export function draftFacts(matter: NoticeMatter): NoticeFacts {
  const { fromPartyId, toPartyId, toSide, awaiting, clockId, running } = matter;
  return { status: "DRAFT", fromPartyId, toPartyId, toSide, overdue: awaiting && clockId !== null, running };
}
