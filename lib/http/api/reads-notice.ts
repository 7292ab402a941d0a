import { z } from "zod";
import { AwaitedAct, NoticeChannel, NoticeEffect, NoticeStatus } from "@/lib/domain/formal-notice";
import { Side } from "@/lib/domain/party";
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

/** The formal notices that one's side may see. */
export const noticeReads: readonly ReadOperation[] = [list, one];
