import { z } from "zod";
import { PointSubject } from "@/lib/domain/agenda";
import { BodyKind, VoteMatter } from "@/lib/domain/committee";
import { DecisionEffect, DecisionStatus } from "@/lib/domain/decision";
import { Role } from "@/lib/domain/party";
import { Ballot } from "@/lib/domain/tally";
import { BodyCode, MeetingCode } from "@/lib/features/committee/schema";
import { getDecision, listDecisions } from "@/lib/features/decision/queries";
import { DecisionCode } from "@/lib/features/decision/schema";
import { decisionActNames } from "@/lib/features/decision/view";
import { canBeSought } from "@/lib/features/requirement/schema-filter";
import { pageOf, paging, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { At, abilities, many, may, PartyName } from "@/lib/http/api/fields";

const Subject = z.strictObject({ kind: PointSubject, code: z.string() });

const decisions = projectRead({
  id: "listDecisions",
  path: "/projects/{code}/decisions",
  tag: "Decisions",
  summary: "Decisions",
  description: "What was put to the vote in all meetings, the newest first.",
  params: z.object({}),
  query: z.object({
    ...paging,
    after: DecisionCode.optional().describe("The `next` of the page before."),
    q: z.string().trim().max(200).refine(canBeSought).optional().describe("Words of its title, text or number."),
    meeting: MeetingCode.optional(),
    committee: BodyCode.optional(),
    status: DecisionStatus.optional(),
  }),
  answer: pageOf(
    z
      .strictObject({
        code: DecisionCode,
        title: z.string(),
        status: DecisionStatus,
        effect: DecisionEffect,
        meeting: MeetingCode,
        committee: z.string(),
        bodyKind: BodyKind,
        subject: Subject.nullable(),
        favour: z.int(),
        against: z.int(),
        abstained: z.int(),
        proposedAt: At,
        decidedAt: At.nullable(),
        revokedBy: DecisionCode.nullable(),
      })
      .meta({ id: "CommitteeDecisionLine" }),
  ),
  read: async ({ tx, scope }, { after, limit, q: text, meeting, committee, status }) => {
    const asked = {
      text: text ?? "",
      meeting: meeting ?? "",
      committee: committee ?? "",
      status: status ?? "",
    } as const;
    const found = await listDecisions(tx, scope, { ...asked, after, size: limit + 1 });
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? (items.at(-1)?.code ?? null) : null };
  },
});

const decision = projectRead({
  id: "getDecision",
  path: "/projects/{code}/decisions/{decision}",
  tag: "Decisions",
  summary: "A decision",
  description:
    "Its words, the options considered, every voice with its reason, by what it takes effect, and what you may do.",
  params: z.object({ decision: DecisionCode }),
  query: z.object({}),
  answer: z
    .strictObject({
      id: z.uuid(),
      code: DecisionCode,
      pointId: z.uuid(),
      status: DecisionStatus,
      title: z.string(),
      text: z.string().describe("Markdown."),
      grounds: z.string().describe("Markdown."),
      matter: VoteMatter,
      rule: z.enum(["MAJORITY", "UNANIMITY_OF_PARTIES"]),
      effect: DecisionEffect.describe("By what it takes effect: its adoption, or the signatures of `signers`."),
      signers: many(Role),
      subject: Subject.nullable(),
      options: many(z.strictObject({ ordinal: z.int(), label: z.string(), detail: z.string(), retained: z.boolean() })),
      votes: many(
        z.strictObject({
          memberId: z.uuid(),
          name: z.string(),
          forName: z.string().nullable().describe("Whose proxy they held."),
          party: PartyName,
          ballot: Ballot,
          reason: z.string(),
          at: At,
        }),
      ),
      awaited: many(z.strictObject({ memberId: z.uuid(), name: z.string(), party: PartyName })),
      tally: z.strictObject({
        result: z.enum(["OPEN", "CARRIED", "LOST"]),
        favour: z.int(),
        against: z.int(),
        abstained: z.int(),
        casting: z.boolean(),
      }),
      withheld: many(z.string()),
      proposedBy: z.string(),
      proposedAt: At,
      decidedBy: z.string().nullable(),
      decidedAt: At.nullable(),
      reason: z.string(),
      revokes: DecisionCode.nullable(),
      revokedBy: DecisionCode.nullable(),
      mine: Ballot.nullable(),
      meeting: z.strictObject({ code: MeetingCode, committee: z.string(), startsAt: At }),
      abilities: abilities(...decisionActNames),
    })
    .meta({ id: "CommitteeDecision" }),
  read: async ({ tx, scope, now }, _query, { decision: code }) => {
    const found = await getDecision(tx, scope, code, now);
    if (found === null) return null;
    const { vote, adopt, reject, postpone } = found.abilities;
    const told = { vote: may(vote), adopt: may(adopt), reject: may(reject), postpone: may(postpone) };
    return { ...found.view.decision, meeting: found.view.meeting, abilities: told };
  },
});

/** What is read of decisions. */
export const decisionReads: readonly ReadOperation[] = [decisions, decision];
