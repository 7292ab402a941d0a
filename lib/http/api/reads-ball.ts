import { z } from "zod";
import { Awaited, BallKind, Holder } from "@/lib/domain/ball";
import { getMilestoneAccount, getProjectAccount } from "@/lib/features/ball/queries";
import { MilestoneCode } from "@/lib/features/milestone/schema";
import { nothing, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { At, Day, many } from "@/lib/http/api/fields";

const Days = z
  .record(Holder, z.int())
  .describe(
    "Working days by who had the ball at the end of each; `NOBODY` while nothing but a planned day was waited for.",
  )
  .meta({ id: "HeldDays" });

const turn = {
  kind: BallKind,
  code: z.string().describe("The number of the matter: J3, R-J3-01, Q-004; of a client input its id."),
  holder: Holder,
  partyId: z.uuid().nullable(),
  awaits: Awaited.describe("The act that is waited for."),
  since: At,
  dueOn: Day.nullable(),
};
const Turn = z.strictObject(turn).meta({ id: "BallTurn" });

const Account = z
  .strictObject({
    milestoneId: z.uuid(),
    milestone: z.string(),
    from: Day,
    to: Day.describe("The day on which the milestone was settled; today while it is not. Not counted."),
    span: z.int().describe("Working days in all: those of every holder together."),
    days: Days,
    lateDays: Days.describe("Of these, the days that came after what was due."),
    periods: many(
      z.strictObject({
        holder: Holder,
        partyId: z.uuid().nullable(),
        kind: BallKind,
        code: z.string(),
        awaits: Awaited,
        from: Day,
        to: Day,
        dueOn: Day.nullable(),
        days: z.int(),
        lateDays: z.int(),
        lateFrom: Day.nullable(),
      }),
    ),
    turn: Turn.nullable().describe("Whose turn it is now; null when nothing is open."),
  })
  .meta({ id: "MilestoneBall" });

const project = projectRead({
  id: "getProjectBall",
  path: "/projects/{code}/ball",
  tag: "Milestones",
  summary: "Whose turn it is, and the days held by each side",
  description:
    "Counted from the ledger alone: `node scripts/verify-ledger.ts EXPORT.jsonl --account` prints the same from the export. A working day belongs to whoever had the ball at its end (24:00 in the project's zone); the day that is going on belongs to nobody yet.",
  params: nothing,
  query: nothing,
  answer: z
    .strictObject({
      today: Day,
      days: Days.describe("Of all milestones together."),
      lateDays: Days,
      milestones: many(Account),
      open: many(z.strictObject({ ...turn, milestone: z.string().nullable() })).describe("Everything that is open."),
    })
    .meta({ id: "ProjectBall" }),
  read: ({ tx, scope, now }) => getProjectAccount(tx, scope, now),
});

const milestone = projectRead({
  id: "getMilestoneBall",
  path: "/projects/{code}/milestones/{milestone}/ball",
  tag: "Milestones",
  summary: "Whose turn it is on a milestone, and the days held by each side",
  description: "As the account of the project, of one milestone.",
  params: z.object({ milestone: MilestoneCode }),
  query: nothing,
  answer: Account,
  read: async ({ tx, scope, now }, _query, { milestone: code }) =>
    (await getMilestoneAccount(tx, scope, code, now))?.account ?? null,
});

/** Whose turn it is, and the days that each side held. */
export const ballReads: readonly ReadOperation[] = [project, milestone];
