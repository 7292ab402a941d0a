import { z } from "zod";
import { ActionStatus } from "@/lib/domain/action-item";
import { MinutesStatus } from "@/lib/domain/minutes";
import { getAction, listActions } from "@/lib/features/action-item/queries";
import { ActionCode, ActionState } from "@/lib/features/action-item/schema";
import { MeetingCode } from "@/lib/features/committee/schema";
import { getMinutes } from "@/lib/features/minutes/queries";
import { canBeSought } from "@/lib/features/requirement/schema-filter";
import { nothing, pageOf, paging, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { At, abilities, Day, many, may } from "@/lib/http/api/fields";

const Line = z.strictObject({
  code: ActionCode,
  title: z.string(),
  status: ActionStatus,
  late: z.boolean(),
  owner: z.string(),
  party: z.string().describe("The owner's."),
  dueOn: Day,
  meeting: z.string().nullable().describe("Where it was given."),
  decision: z.string().nullable().describe("What it carries out."),
});

const actions = projectRead({
  id: "listActions",
  path: "/projects/{code}/actions",
  tag: "Actions",
  summary: "Actions",
  description: "The register across meetings, the last given first.",
  params: nothing,
  query: z.object({
    ...paging,
    after: ActionCode.optional().describe("The `next` of the page before."),
    text: z.string().trim().max(200).refine(canBeSought).optional().describe("In its number, title or details."),
    state: ActionState.default("ALL"),
    owner: z.uuid().optional().describe("The member who owns it."),
    meeting: MeetingCode.optional(),
  }),
  answer: pageOf(Line.meta({ id: "ActionLine" })),
  read: async ({ tx, scope, now }, { after, limit, text = "", state, owner = "", meeting = "" }) => {
    const below = after === undefined ? 0 : Number(after.slice("ACT-".length));
    const { items, next } = await listActions(tx, scope, { text, state, owner, meeting, after: below }, now, limit);
    return { items: [...items], next: next === null ? null : (items.at(-1)?.code ?? null) };
  },
});

const action = projectRead({
  id: "getAction",
  path: "/projects/{code}/actions/{action}",
  tag: "Actions",
  summary: "One action",
  description: "With every step of it, the last first.",
  params: z.object({ action: ActionCode }),
  query: nothing,
  answer: Line.extend({
    detail: z.string(),
    point: z.string().nullable().describe("The point on which it was given."),
    droppedBy: z.string().nullable().describe("The decision that dropped it."),
    openedBy: z.string(),
    openedAt: At,
    steps: many(z.strictObject({ number: z.int(), status: ActionStatus, note: z.string(), by: z.string(), at: At })),
    abilities: abilities("begin", "finish", "verify", "sendBack", "drop"),
  }).meta({ id: "Action" }),
  read: async ({ tx, scope, now }, _query, { action: code }) => {
    const found = await getAction(tx, scope, code, now);
    if (found === null) return null;
    const { project, decisions, ...told } = found.view;
    const { begin, finish, verify, sendBack, drop } = found.abilities;
    return {
      ...told,
      abilities: {
        begin: may(begin),
        finish: may(finish),
        verify: may(verify),
        sendBack: may(sendBack),
        drop: may(drop),
      },
    };
  },
});

const pointId = z.uuid().nullable().describe("The point of the agenda; `null` for the meeting as a whole.");
const minutes = projectRead({
  id: "getMinutes",
  path: "/projects/{code}/meetings/{meeting}/minutes",
  tag: "Minutes",
  summary: "The minutes of a meeting",
  description:
    "Where they stand, their narrative, the corrections that were asked for and who has approved. What was signed is a record.",
  params: z.object({ meeting: MeetingCode }),
  query: nothing,
  answer: z
    .strictObject({
      meeting: MeetingCode,
      status: MinutesStatus.nullable().describe("`null` while the meeting has not ended."),
      version: z.int(),
      revision: z.int().describe("Of the draft; 0 where nothing is written."),
      circulationDue: Day.nullable(),
      approvalDue: Day.nullable(),
      tacit: z.boolean().describe("True where the charter signed that silence approves the narrative."),
      record: z.string().nullable(),
      parts: many(z.strictObject({ pointId, title: z.string().nullable(), text: z.string() })),
      corrections: many(
        z.strictObject({
          ...{ number: z.int(), version: z.int(), title: z.string().nullable(), text: z.string(), reason: z.string() },
          status: z.enum(["OPEN", "ACCEPTED", "DECLINED"]),
          ...{ by: z.string(), at: At, answer: z.string() },
        }),
      ),
      readers: many(
        z.strictObject({
          ...{ id: z.uuid(), name: z.string(), party: z.string() },
          answer: z.enum(["AUTHOR", "AGREED", "OBSERVED", "SILENT"]),
          observation: z.string(),
          sentAt: At.nullable().describe("When the mail with this version left; `null` while that is not proven."),
        }),
      ),
      abilities: abilities("draft", "circulate", "requestCorrection", "answerCorrection", "agree", "approve"),
    })
    .meta({ id: "Minutes" }),
  read: async ({ tx, scope, now }, _query, { meeting }) => {
    const found = await getMinutes(tx, scope, meeting, now);
    if (found === null) return null;
    const { project, content, changes, corrections, ...told } = found.view;
    const { draft, circulate, requestCorrection, answerCorrection, agree, approve } = found.abilities;
    return {
      ...told,
      corrections: corrections.map(({ parts, ...one }) => one),
      abilities: {
        draft: may(draft),
        circulate: may(circulate),
        requestCorrection: may(requestCorrection),
        answerCorrection: may(answerCorrection),
        agree: may(agree),
        approve: may(approve),
      },
    };
  },
});

/** What follows a meeting: the register of actions, and minutes. */
export const followUpReads: readonly ReadOperation[] = [actions, action, minutes];
