import { z } from "zod";
import { CommitmentStatus } from "@/lib/domain/commitment";
import { CommitmentKind } from "@/lib/domain/commitment-terms";
import { Role } from "@/lib/domain/party";
import { getCommitment, getCommitmentsPage, listCommitments } from "@/lib/features/commitment/queries";
import { CommitmentCode } from "@/lib/features/commitment/schema";
import { CommitmentFilters, type CommitmentLine } from "@/lib/features/commitment/view";
import { listOf, nothing, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { At, abilities, Day, many, may, PartyName, partyName } from "@/lib/http/api/fields";

const Commitment = z.strictObject({
  code: z.string(),
  kind: CommitmentKind,
  title: z.string(),
  status: CommitmentStatus,
  partyId: z.uuid(),
  party: PartyName,
  role: Role.describe("In which role somebody is committed."),
  person: z
    .string()
    .nullable()
    .describe("Told to those concerned alone: their party, and who leads the side to which it is owed."),
  startsOn: Day.nullable(),
  dueOn: Day.describe("The day in force: as signed, or as both sides agreed since."),
  deliveredOn: Day.nullable(),
  lateDays: z.int().nullable().describe("Working days between the due day and the delivery."),
  critical: z.boolean(),
  milestones: many(z.string()),
  balance: z
    .strictObject({ committedMinutes: z.int(), declaredMinutes: z.int() })
    .nullable()
    .describe("Time declared against time committed."),
});

function body(line: CommitmentLine): z.input<typeof Commitment> {
  const { code, kind, title, status, party, role, person, startsOn, dueOn } = line;
  const { deliveredOn, lateDays, critical, milestones, balance } = line;
  const named = { code, kind, title, status, partyId: party.id, party: partyName(party), role, person };
  return { ...named, startsOn, dueOn, deliveredOn, lateDays, critical, milestones, balance };
}

const commitments = projectRead({
  id: "listCommitments",
  path: "/projects/{code}/commitments",
  tag: "Commitments",
  summary: "Availability commitments",
  description: "What each side makes available, by its day, and how it was kept: by party and role.",
  params: nothing,
  query: z.object({
    side: z.enum(["CLIENT", "AGENCY", "AMO"]).optional().describe("Of one side alone."),
    state: z
      .enum(["owed", "settled", "broken"])
      .optional()
      .describe("What is still owed, what is over, or what was not kept in time."),
  }),
  answer: listOf(Commitment),
  read: async (inside, { side = null, state = null }) => ({
    items: (await listCommitments(inside, { side, state })).map(body),
    next: null,
  }),
});

const acts = [
  "revise",
  "sign",
  "deliver",
  "confirm",
  "contest",
  "excuse",
  "reschedule",
  "answer",
  "substitute",
  "release",
  "time",
] as const;

const commitment = projectRead({
  id: "getCommitment",
  path: "/projects/{code}/commitments/{commitment}",
  tag: "Commitments",
  summary: "One commitment",
  description: "Its terms, its history, the time declared against it, and what you may do with it.",
  params: z.object({ commitment: CommitmentCode }),
  query: nothing,
  answer: Commitment.extend({
    quantity: z.int().nullable(),
    substitute: z.string().nullable(),
    receivers: many(z.string()).describe("The parties to which it is owed."),
    signedDueOn: Day.nullable().describe("The day as signed, when another is in force."),
    graceOn: Day.nullable().describe("The last day on which it is not yet broken."),
    contestBefore: At.nullable(),
    confirmed: z.boolean(),
    offer: z.strictObject({ dueOn: Day, party: z.string() }).nullable(),
    record: z.string().nullable(),
    dependents: many(z.strictObject({ code: z.string(), title: z.string(), input: z.string() })),
    history: many(
      z.strictObject({
        id: z.uuid(),
        act: z.string(),
        by: z.string().nullable(),
        party: z.string().nullable().describe("Null: the clock."),
        at: At,
        text: z.string(),
        on: Day.nullable(),
        days: z.int().nullable(),
      }),
    ),
    times: many(z.strictObject({ id: z.uuid(), on: Day, minutes: z.int(), by: z.string() })),
    abilities: abilities(...acts),
  }).meta({ id: "Commitment" }),
  read: async (inside, _query, { commitment: code }) => {
    const found = await getCommitment(inside, code);
    if (found === null) return null;
    const { quantity, substitute, receivers, signedDueOn, graceOn, contestBefore, confirmed } = found.view;
    const { offer, record, dependents, history, times } = found.view;
    const told = found.abilities;
    return {
      ...body(found.view),
      ...{ quantity, substitute, receivers, signedDueOn, graceOn, contestBefore, confirmed },
      ...{ offer, record, dependents, history, times },
      abilities: {
        revise: may(told.revise),
        sign: may(told.sign),
        deliver: may(told.deliver),
        confirm: may(told.confirm),
        contest: may(told.contest),
        excuse: may(told.excuse),
        reschedule: may(told.reschedule),
        answer: may(told.answer),
        substitute: may(told.substitute),
        release: may(told.release),
        time: may(told.time),
      },
    };
  },
});

const Absence = z
  .strictObject({
    absenceId: z.uuid(),
    party: PartyName,
    person: z.string(),
    startsOn: Day,
    endsOn: Day,
    substitute: z.string().nullable(),
  })
  .meta({ id: "Absence" });

const absences = projectRead({
  id: "listAbsences",
  path: "/projects/{code}/absences",
  tag: "Commitments",
  summary: "Absences",
  description:
    "Absences under way and to come, told to their own party and to who leads the others. They have no reason.",
  params: nothing,
  query: nothing,
  answer: listOf(Absence),
  read: async (inside) => {
    const { absences: found } = await getCommitmentsPage(inside, CommitmentFilters.parse({}));
    const items = found.map(({ id, party, person, startsOn, endsOn, substitute }) => ({
      absenceId: id,
      party: partyName(party),
      person,
      startsOn,
      endsOn,
      substitute,
    }));
    return { items, next: null };
  },
});

/** Commitments and absences. */
export const commitmentReads: readonly ReadOperation[] = [commitments, commitment, absences];
