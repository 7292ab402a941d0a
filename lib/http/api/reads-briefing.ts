import { z } from "zod";
import { MilestoneStatus } from "@/lib/domain/milestone";
import { ProjectStatus } from "@/lib/domain/project";
import { getBriefing } from "@/lib/features/briefing/queries";
import { downloadHeaders } from "@/lib/files/download";
import { nothing, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { Amount, At, amount, Day, many, PartyName, partyName } from "@/lib/http/api/fields";
import { Matter, matterBody } from "@/lib/http/api/matter";
import { Dispute, disputeBody, Meeting, meetingBody, Warning, warningBody } from "@/lib/http/api/reads-desk";
import { briefingPdfOf } from "@/lib/http/printed-briefing";

const Briefing = z
  .strictObject({
    status: ProjectStatus,
    charter: z.strictObject({ version: z.int(), inForceAt: At }).nullable(),
    baseline: z.strictObject({ number: z.int(), signedAt: At }).nullable(),
    milestones: many(
      z.strictObject({
        code: z.string(),
        title: z.string(),
        status: MilestoneStatus,
        agency: PartyName,
        dueOn: Day.nullable().describe("The date in force."),
        signedOn: Day.nullable().describe("The date that was signed first."),
        decidedOn: Day.nullable(),
      }),
    ),
    waiting: many(z.strictObject({ matter: Matter, since: At.nullable().describe("Null where no act says it.") })),
    money: z.strictObject({
      own: z.boolean().describe("True for one agency of several: its own money, and nothing of the others'."),
      figures: many(
        z.strictObject({
          name: z.enum(["ceiling", "committed", "accepted", "invoiced", "paid", "remaining", "forecast"]),
          amount: Amount.nullable().describe("Null for a ceiling that is not set yet."),
        }),
      ),
    }),
    meetings: many(Meeting),
    warnings: many(Warning),
    risks: many(z.strictObject({ code: z.string(), event: z.string(), score: z.int().nullable() })),
    disputes: many(Dispute),
    decisions: many(
      z.strictObject({
        code: z.string(),
        title: z.string(),
        status: z.enum(["ADOPTED", "REJECTED", "POSTPONED", "REVOKED"]),
        decidedAt: At,
      }),
    ),
    actions: many(z.strictObject({ code: z.string(), title: z.string(), owner: PartyName, dueOn: Day })).describe(
      "Those that are open, with the party whose person owns them.",
    ),
    signed: many(z.strictObject({ act: z.int(), type: z.string(), record: z.string().nullable(), at: At })),
  })
  .meta({ id: "Briefing" });

const briefing = projectRead({
  id: "getBriefing",
  path: "/projects/{code}/briefing",
  tag: "Projects",
  summary: "The briefing of a project",
  description:
    "Where a project stands, on one page: milestones and their dates, what waits for whom and since when, five figures of money, the next committee and what is missing for it, open warnings, risks above the threshold, disputes, last decisions and open actions. Each reads what their rights let them read; of a mediation nothing is here.",
  params: nothing,
  query: nothing,
  answer: Briefing,
  read: async ({ tx, scope, now }) => {
    const view = await getBriefing(tx, scope, now);
    const { charter, baseline } = view;
    const { currency } = view.project;
    return {
      status: view.project.status,
      charter: charter === null ? null : { version: charter.version, inForceAt: charter.on },
      baseline: baseline === null ? null : { number: baseline.number, signedAt: baseline.on },
      milestones: view.milestones.map(({ agency, settled: _, ...one }) => ({ ...one, agency: partyName(agency) })),
      waiting: view.waiting.map(({ matter, since }) => ({ matter: matterBody(matter), since })),
      money: {
        own: view.money.own,
        figures: view.money.figures.map(({ name, cents }) => ({
          name,
          amount: cents === null ? null : amount(cents, currency),
        })),
      },
      meetings: view.meetings.map(meetingBody),
      warnings: view.warnings.map(warningBody),
      risks: view.risks.map(({ code, event, score }) => ({ code, event, score })),
      disputes: view.disputes.map(disputeBody),
      decisions: view.decisions,
      actions: view.actions.map(({ owner, ...one }) => ({ ...one, owner: partyName(owner) })),
      signed: view.signed.map(({ seq, type, record, at }) => ({ act: seq, type, record, at })),
    };
  },
});

const pdf = projectRead({
  id: "getBriefingPdf",
  path: "/projects/{code}/briefing/pdf",
  tag: "Projects",
  summary: "The briefing as PDF",
  description: "What `getBriefing` answers, on one page to be printed: tagged, in your language.",
  params: nothing,
  query: nothing,
  answer: z.unknown(),
  media: "application/pdf",
  read: async (inside) => {
    const bytes = await briefingPdfOf(inside);
    const name = `${inside.scope.code}-briefing.pdf`;
    return new Response(bytes, {
      headers: downloadHeaders({ name, mediaType: "application/pdf", size: bytes.byteLength }),
    });
  },
});

export const briefingReads: readonly ReadOperation[] = [briefing, pdf];
