import { Prisma } from "@/lib/db/generated/client";
import type { Instant } from "@/lib/kernel/instant";

const client = Prisma.sql`JOIN party y ON y.project_id = m.project_id AND y.side = 'CLIENT' AND y.removed_at IS NULL`;

/**
 * A drafted notice may still go out: the act is still awaited, and the last period for it is over, as `loadNoticeMatter`
 * says it. What has come since makes the draft useless, and nobody has to think of it.
 */
const stillLate = Prisma.sql`
  JOIN milestone m ON m.project_id = n.project_id AND m.id = n.milestone_id
  LEFT JOIN reservation r ON r.project_id = n.project_id AND r.id = n.matter_id
  JOIN LATERAL (SELECT c.state FROM clock c WHERE c.project_id = n.project_id AND c.matter_id = n.matter_id
    AND c.kind = ANY (CASE n.awaited WHEN 'DECISION' THEN ARRAY['ACCEPTANCE', 'SERVICE_DECISION']
      WHEN 'RESUBMISSION' THEN ARRAY['RESUBMISSION'] ELSE ARRAY['RESERVATION_LIFTING'] END)
    ORDER BY c.started_at DESC, c.id DESC LIMIT 1) k ON k.state = 'EXPIRED'
  WHERE n.status = 'DRAFT' AND CASE n.awaited WHEN 'DECISION' THEN m.status IN ('SUBMITTED', 'UNDER_VERIFICATION', 'SERVICE_OBSERVATION')
    WHEN 'RESUBMISSION' THEN m.status = 'ADJOURNED' ELSE r.status IN ('OPEN', 'CONTESTED') END`;

/**
 * Open matters that a silence or a lateness leaves: a notice drafted by the reader's own party (the other side sees no
 * draft) to be sent, one to be acknowledged by who received it, a tacit acceptance that the client may still rebut, a silence that went up to the AMO (until it has spoken of it), and what the client has to
 * supply, one line for each milestone, by what is due first: what is committed to by name is in the inbox as that commitment.
 */
export function silenceMatters(now: Instant): Prisma.Sql {
  return Prisma.sql`
  SELECT n.project_id, 'notice-present' AS kind, 'notice.present' AS command, n.to_party_id AS party_id, n.code AS subject, n.matter_code AS title, 1 AS amount, NULL::date AS due_on
  FROM formal_notice n WHERE n.status = 'SENT'
  UNION ALL
  SELECT n.project_id, 'notice-send', 'notice.send', n.from_party_id, n.code, n.matter_code, 1, NULL
  FROM formal_notice n ${stillLate} AND n.from_party_id IN (SELECT party_id FROM me)
  UNION ALL
  SELECT m.project_id, 'milestone-rebut', 'milestone.rebut-tacit-acceptance', y.id, m.code, m.title, 1, t.rebuttal_on
  FROM milestone m ${client}
  JOIN LATERAL (SELECT t.* FROM tacit_acceptance t WHERE t.project_id = m.project_id AND t.milestone_id = m.id ORDER BY t.checked_at DESC LIMIT 1) t ON true
  WHERE m.status = 'ACCEPTED_TACITLY' AND t.rebuttal_before > ${now}::timestamptz
  UNION ALL
  SELECT m.project_id, 'silence-mediate', 'comment.post', y.id, m.code, m.title, 1, NULL
  FROM milestone m JOIN party y ON y.project_id = m.project_id AND y.side = 'AMO' AND y.removed_at IS NULL
  JOIN LATERAL (SELECT c.state, c.ended_at FROM clock c WHERE c.project_id = m.project_id AND c.matter_id = m.id
    AND c.kind IN ('ACCEPTANCE', 'SECOND_PERIOD', 'SERVICE_DECISION') ORDER BY c.started_at DESC, c.id DESC LIMIT 1) c ON c.state = 'EXPIRED'
  WHERE m.status IN ('SUBMITTED', 'UNDER_VERIFICATION', 'SERVICE_OBSERVATION') AND NOT EXISTS (
    SELECT 1 FROM comment o WHERE o.project_id = m.project_id AND o.subject_id = m.id AND o.party_id = y.id AND o.written_at >= c.ended_at)
  UNION ALL
  SELECT m.project_id, 'input-deliver', 'client-input.deliver', y.id, m.code, (array_agg(i.title ORDER BY i.due_on, i.position))[1], count(*)::int, min(i.due_on)
  FROM client_input i JOIN milestone m ON m.project_id = i.project_id AND m.id = i.milestone_id ${client}
  WHERE m.status IN ('READY_TO_START', 'IN_PROGRESS', 'SUBMITTED', 'UNDER_VERIFICATION', 'SERVICE_OBSERVATION', 'ADJOURNED')
    AND NOT EXISTS (SELECT 1 FROM client_input_delivery d WHERE d.project_id = i.project_id AND d.input_id = i.id)
    AND NOT EXISTS (SELECT 1 FROM commitment_milestone l JOIN availability_commitment c ON c.project_id = l.project_id AND c.id = l.commitment_id
      WHERE l.project_id = i.project_id AND l.milestone_id = i.milestone_id AND c.side = 'CLIENT'
        AND ((l.input = i.title AND c.delivered_on IS NOT NULL)
          OR ((l.input = i.title OR c.title = i.title) AND c.document_id IS NOT NULL AND c.status NOT IN ('EXCUSED', 'RELEASED'))))
  GROUP BY m.project_id, y.id, m.code`;
}
