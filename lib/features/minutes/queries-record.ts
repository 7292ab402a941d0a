import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { MinutesSection } from "@/lib/domain/minutes-content";
import { narrativeBlocks, sectionText } from "@/lib/domain/minutes-content";
import { Side } from "@/lib/domain/party";
import { quorumOf } from "@/lib/domain/quorum";
import type { RecordBlock, RecordContent } from "@/lib/domain/record";
import type { ActionItemState } from "@/lib/features/action-item/queries-state";
import { contractSay, frame, paragraph, type RecordScope, table } from "@/lib/features/milestone/queries-record";
import { sayDecision } from "@/lib/features/minutes/queries-wording";
import type { Presence } from "@/lib/features/minutes/view-presence";
import { presenceOf } from "@/lib/features/minutes/view-presence";
import { quorumFacts, type RoomState } from "@/lib/features/room/queries-state";
import type { Instant } from "@/lib/kernel/instant";
import { formatDateTime, formatDay, formatTime } from "@/lib/text/format";

const NameRow = z.object({ id: z.uuid(), name: z.string(), party: z.string(), side: Side });
/** How people are called, by their member id, whether they are in the project still or not. */
export type MemberNames = ReadonlyMap<string, z.infer<typeof NameRow>>;

/** Reads how everybody who is or was in the project is called. */
export async function loadMemberNames(tx: Tx, projectId: string): Promise<MemberNames> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT m.id, coalesce((SELECT i.display_name FROM person_identity i WHERE i.person_id = m.person_id ORDER BY i.version DESC LIMIT 1), '') AS name,
      y.name AS party, m.side FROM member m JOIN party y ON y.project_id = m.project_id AND y.id = m.party_id
    WHERE m.project_id = ${projectId}::uuid`;
  return new Map(rows.map((row) => NameRow.parse(row)).map((row) => [row.id, row]));
}

/** What minutes are made of. */
export type Told = {
  readonly room: RoomState;
  readonly actions: readonly ActionItemState[];
  readonly names: MemberNames;
  readonly sections: readonly MinutesSection[];
  readonly version: number;
};

/** What a participant observed when they approved. */
export type Observation = { readonly memberId: string; readonly observation: string; readonly at: Instant };

/** Minutes as they would be signed now: who was there and when, what was told, decided, voted and given. */
export function minutesRecord(scope: RecordScope, told: Told): RecordContent {
  const { room, actions, names, sections, version } = told;
  const { row, body } = room;
  const say = contractSay(scope);
  const t = (key: string, values?: Record<string, string | number>): string => say(`minutes.record.${key}`, values);
  const reader = { locale: scope.language, timeZone: scope.timeZone };
  const hour = (at: Instant | null): string => (at === null ? "" : formatTime(reader, at));
  const presence = presenceOf(room, names);
  const fixed = row.points.filter(({ status }) => status === "FIXED");
  const general = sectionText(sections, null);
  const actionLine = (one: ActionItemState): string =>
    t("action", {
      ...{ code: one.code, title: one.title, owner: one.owner, party: one.ownerParty },
      day: formatDay(scope.language, one.dueOn, { width: "long" }),
    });
  const given = actions.filter(({ pointId }) => pointId === null);
  return frame(
    scope,
    {
      kind: "MINUTES",
      title: t("title", { code: row.code, committee: body.title }),
      subject: row.code,
      data: dataOf(scope, told, presence),
    },
    [
      {
        detail: t("sitting"),
        blocks: [
          paragraph(
            t("held", {
              ...{
                committee: body.title,
                day: formatDateTime(reader, row.startsAt, { width: "long" }),
                place: row.place === "" ? "" : `, ${row.place}`,
              },
              ...{ opened: hour(room.room.openedAt), ended: hour(room.room.endedAt), kind: row.kind },
            }),
          ),
          paragraph(t(row.status === "ADJOURNED_NO_QUORUM" ? "adjourned" : quorumSentence(room))),
          ...narrativeBlocks(general),
        ],
      },
      ...fixed.map((point, index) => {
        const blocks = [
          ...narrativeBlocks(sectionText(sections, point.id)),
          ...room.room.decisions.flatMap((one) => (one.pointId === point.id ? sayDecision(t, one, names) : [])),
          listOf(actions.filter(({ pointId }) => pointId === point.id).map(actionLine)),
        ].filter((block) => block !== null);
        return {
          detail: t("point", { number: index + 1, title: point.title, ask: point.ask }),
          blocks: blocks.length === 0 ? [paragraph(t("untold"))] : blocks,
        };
      }),
      { detail: t("actions"), blocks: [listOf(given.map(actionLine))] },
      { detail: t("scope"), blocks: [paragraph(t("narrative", { version }))] },
    ],
    {
      note: t("present"),
      detail: "",
      blocks: [
        table(
          [t("who"), t("party"), t("voice"), t("times")],
          presence.map((one) => [one.name, one.party, t(`voices.${one.voice}`), timesOf(one, t, hour)]),
        ),
      ],
    },
  );
}

function listOf(items: readonly string[]): RecordBlock | null {
  return items.length === 0 ? null : { type: "list", items: [...items] };
}

function timesOf(
  one: Presence,
  t: (key: string, values?: Record<string, string>) => string,
  hour: (at: Instant) => string,
) {
  if (one.spans.length === 0) return one.proxyTo === "" ? t("absent") : t("represented", { by: one.proxyTo });
  return one.spans.map(({ from, until }) => t("span", { from: hour(from), until: hour(until) })).join(", ");
}

/** Whether there was a quorum with everybody who came: what was decided had its own, seen when it was decided. */
function quorumSentence(room: RoomState): "quorum" | "noQuorum" {
  const came = new Set(room.room.attendance.map(({ memberId }) => memberId));
  const present = room.parties.flatMap(({ id: partyId, side, members }) =>
    members.flatMap(({ id, personId, roles }) =>
      came.has(id) ? [{ memberId: id, personId, partyId, side, roles }] : [],
    ),
  );
  return quorumOf(quorumFacts({ ...room, present }, null)).met ? "quorum" : "noQuorum";
}

function dataOf(scope: RecordScope, told: Told, presence: readonly Presence[]): object {
  const { room, actions, sections, version } = told;
  const { row, body } = room;
  return {
    kind: "MINUTES",
    format: 1,
    version,
    project: { id: scope.projectId, code: scope.code },
    meeting: { id: row.id, code: row.code, body: body.code, startsAt: row.startsAt, status: row.status },
    openedAt: room.room.openedAt,
    endedAt: room.room.endedAt,
    presence: presence.map(({ memberId, voice, spans }) => ({ memberId, voice, spans })),
    sections,
    notes: room.room.notes.map(({ noteId, pointId, revision, assertedBy, recordedBy, recordedAt }) => ({
      ...{ noteId, pointId, revision, assertedBy, recordedBy, recordedAt },
    })),
    decisions: room.room.decisions.map(({ id, code, pointId, status, effect, favour, against, abstained, votes }) => ({
      ...{ id, code, pointId, status, effect, favour, against, abstained },
      votes: votes.map(({ memberId, seatMemberId, ballot }) => ({ memberId, seatMemberId, ballot })),
    })),
    actions: actions.map(({ id, code, ownerId, dueOn, pointId }) => ({ id, code, ownerId, dueOn, pointId })),
  };
}

/** Minutes with what participants observed annexed to the words that were circulated. */
export function annexed(
  scope: RecordScope,
  content: RecordContent,
  observations: readonly Observation[],
  names: MemberNames,
): RecordContent {
  const say = contractSay(scope);
  const reader = { locale: scope.language, timeZone: scope.timeZone };
  const lines = observations.map(({ memberId, observation: text, at }) => {
    const by = names.get(memberId)?.name ?? "";
    return paragraph(say("minutes.record.observed", { by, at: formatDateTime(reader, at), text }));
  });
  const note = say("milestones.record.article", { number: content.sections.length });
  return {
    ...content,
    sections: [...content.sections, { note, detail: say("minutes.record.observations"), blocks: lines }],
    data: { ...content.data, observations: observations.map((one) => ({ ...one })) },
  };
}
