import { z } from "zod";
import { AwaitedAct, NoticeChannel, NoticeEffect, NoticeStatus } from "@/lib/domain/formal-notice";
import { Side } from "@/lib/domain/party";
import { IncidentKind } from "@/lib/domain/regularity";
import { getSilence } from "@/lib/features/milestone/queries-silence-page";
import { MilestoneCode } from "@/lib/features/milestone/schema";
import { getNotice, listNotices } from "@/lib/features/notice/queries";
import { NoticeCode } from "@/lib/features/notice/schema";
import { listOf, nothing, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { At, abilities, Day, may } from "@/lib/http/api/fields";

const Line = z.strictObject({
  code: z.string(),
  status: NoticeStatus,
  awaited: AwaitedAct.describe("What is late, and awaited."),
  matter: z.string().describe("The number of the milestone or of the reservation."),
  milestone: z.string(),
  fromSide: Side,
  toSide: Side,
  dueOn: Day.nullable().describe("The end of the second period; null before the notice is presented."),
});

const list = projectRead({
  id: "listNotices",
  path: "/projects/{code}/notices",
  tag: "Notices",
  summary: "Formal notices",
  description: "Those sent, by number; a draft shows to the party that writes it.",
  params: nothing,
  query: nothing,
  answer: listOf(Line.meta({ id: "NoticeLine" })),
  read: async ({ tx, scope }) => ({ items: [...(await listNotices(tx, scope))], next: null }),
});

const one = projectRead({
  id: "getNotice",
  path: "/projects/{code}/notices/{notice}",
  tag: "Notices",
  summary: "A formal notice",
  description: "What it asks, how it went out, when it was presented, and what its second period brings.",
  params: z.object({ notice: NoticeCode }),
  query: nothing,
  answer: Line.extend({
    text: z.string(),
    overdueSince: Day,
    channel: NoticeChannel.nullable(),
    effect: NoticeEffect.nullable().describe("What the end of the second period brings, as the charter has it."),
    secondPeriodDays: z.int().nullable(),
    record: z.string().nullable().describe("The signed record."),
    sentAt: At.nullable(),
    presentedOn: Day.nullable(),
    settledAt: At.nullable(),
    abilities: abilities("send", "present"),
  }).meta({ id: "Notice" }),
  read: async ({ tx, scope, now }, _query, { notice }) => {
    const found = await getNotice(tx, scope, notice, now);
    if (found === null) return null;
    const { project, mine, ...told } = found.view;
    return { ...told, abilities: { send: may(found.abilities.send), present: may(found.abilities.present) } };
  },
});

const incidents = projectRead({
  id: "listIncidents",
  path: "/projects/{code}/milestones/{milestone}/incidents",
  tag: "Milestones",
  summary: "Incidents of an observed service",
  description: "Those declared, by number, and how regular the service was by them (CCAG-TIC 32.4).",
  params: z.object({ milestone: MilestoneCode }),
  query: nothing,
  answer: z
    .strictObject({
      regularity: z
        .strictObject({
          usedMinutes: z.int(),
          downMinutes: z.int(),
          basisPoints: z.int(),
          thresholdBasisPoints: z.int(),
          regular: z.boolean(),
        })
        .nullable()
        .describe("Minutes of use and of outage; null where no service was observed."),
      items: z.array(
        z.strictObject({
          number: z.int(),
          kind: IncidentKind,
          description: z.string(),
          startedAt: At,
          endedAt: At.nullable(),
        }),
      ),
    })
    .meta({ id: "Incidents" }),
  read: async ({ tx, scope, now }, _query, { milestone }) => {
    const found = await getSilence(tx, scope, milestone, now);
    if (found === null) return null;
    const { service } = found.view;
    return { regularity: service?.regularity ?? null, items: [...(service?.incidents ?? [])] };
  },
});

/** The formal notices that one's side may see, and the incidents of the services that were observed. */
export const noticeReads: readonly ReadOperation[] = [list, one, incidents];
