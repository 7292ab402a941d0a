import { z } from "zod";
import { ClockKind, ClockState, ClockUnit, ExtensionCause, MatterSubject, SuspensionCause } from "@/lib/domain/clock";
import { agreedCauses } from "@/lib/domain/clock-act";
import { Role } from "@/lib/domain/party";
import { type ClockAccount, listClockAccounts } from "@/lib/features/clock/queries-view";
import { projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { At, Day, many } from "@/lib/http/api/fields";

const Moved = z.strictObject({
  kind: z.enum(["SUSPENDED", "RESUMED", "EXTENDED"]),
  cause: z.union([SuspensionCause, ExtensionCause]),
  at: At,
  days: z.int().describe("Days of suspension, in the unit of the period."),
  wasDueOn: Day,
  dueOn: Day,
});
const Reminded = z.strictObject({
  step: z.int().describe("Working days before the due day; 0 is the day itself."),
  dueOn: Day,
  at: At.describe("When it is due: 09:00 in the zone of the project."),
  state: z.enum(["PLANNED", "TOLD", "SKIPPED"]),
  toldAt: At.nullable(),
  people: z.int(),
  roles: many(Role),
});
const Clock = z
  .strictObject({
    id: z.uuid(),
    kind: ClockKind,
    matterKind: MatterSubject,
    matter: z.string().describe("Its number: J3, R-J3-01, Q-004."),
    side: z.enum(["CLIENT", "AGENCY", "AMO"]).describe("Whose turn it is while it runs."),
    partyId: z.uuid().nullable(),
    state: ClockState,
    unit: ClockUnit,
    amount: z.int().nullable(),
    calendar: z.string(),
    calendarVersion: z.int(),
    timeZone: z.string(),
    startedAt: At,
    firstDueOn: Day,
    dueOn: Day,
    dueBefore: At.describe("The exclusive end of the due day."),
    endedAt: At.nullable(),
    outcome: z.string().nullable(),
    cause: SuspensionCause.nullable().describe("Why it waits; null while it does not."),
    proposal: z
      .strictObject({ partyId: z.uuid(), party: z.string(), cause: z.enum(agreedCauses), reason: z.string(), at: At })
      .nullable()
      .describe("A suspension that one side has proposed and the other not yet agreed to."),
    changes: many(Moved),
    reminders: many(Reminded),
  })
  .meta({ id: "Clock" });

function clockOf(account: ClockAccount): z.input<typeof Clock> {
  const { matterId, milestoneId, party, agencyPartyId, held, ...told } = account;
  return told;
}

const list = projectRead({
  id: "listClocks",
  path: "/projects/{code}/clocks",
  tag: "Periods",
  summary: "The periods of a project",
  description:
    "In the order of their due days, the same for every side: whose turn it is, how each day moved and why, and what was reminded, by role. Of one matter with `matter`, only those that run or wait with `open`. The next page begins after the last clock: `afterDueOn` and `afterId`.",
  params: z.object({}),
  query: z.object({
    matter: z.string().max(40).optional(),
    open: z.stringbool().optional(),
    afterDueOn: z.iso.date().optional(),
    afterId: z.uuid().optional(),
  }),
  answer: z.strictObject({ clocks: many(Clock) }).meta({ id: "Clocks" }),
  read: async ({ tx, scope, now }, { matter, open, afterDueOn, afterId }) => {
    const after =
      afterDueOn === undefined || afterId === undefined ? {} : { after: { dueOn: afterDueOn, id: afterId } };
    const about = matter === undefined ? {} : { matter };
    const choice = { ...about, ...after, openOnly: open ?? false, most: 100 };
    return { clocks: (await listClockAccounts(tx, scope.projectId, choice, now)).map(clockOf) };
  },
});

const one = projectRead({
  id: "getClock",
  path: "/projects/{code}/clocks/{clock}",
  tag: "Periods",
  summary: "One period",
  description: "As in the list.",
  params: z.object({ clock: z.uuid() }),
  query: z.object({}),
  answer: Clock,
  read: async ({ tx, scope, now }, _query, { clock }) => {
    const [found] = await listClockAccounts(tx, scope.projectId, { ids: [clock] }, now);
    return found === undefined ? null : clockOf(found);
  },
});

/** The periods that run between the sides. */
export const clockReads: readonly ReadOperation[] = [list, one];
