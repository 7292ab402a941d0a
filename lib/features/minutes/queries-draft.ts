import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import type { Due } from "@/lib/domain/deadline";
import { approvalDue, approvalDueAgain } from "@/lib/domain/minutes";
import { type MinutesSection, proposedText, sectionText } from "@/lib/domain/minutes-content";
import { CharterParameters } from "@/lib/domain/parameter";
import { presets } from "@/lib/domain/preset";
import { RecordContent } from "@/lib/domain/record";
import { loadMeetingActions } from "@/lib/features/action-item/queries-state";
import { loadCalendar } from "@/lib/features/calendar/queries";
import { contractSay, type RecordScope } from "@/lib/features/milestone/queries-record";
import { annexed, loadMemberNames, type MemberNames, minutesRecord } from "@/lib/features/minutes/queries-record";
import {
  circulatedOf,
  draftNumber,
  draftOf,
  type KeptMinutes,
  loadMinutes,
  type MinutesState,
} from "@/lib/features/minutes/queries-state";
import { loadRoom, type RoomState } from "@/lib/features/room/queries-state";
import type { Digest } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";

type Reading = { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant };

/** The narrative that a meeting proposes by itself, from the notes that were taken on each point. */
function proposedSections(room: RoomState, names: MemberNames, scope: RecordScope): readonly MinutesSection[] {
  const say = contractSay(scope);
  const said = (by: string, text: string): string => say("minutes.record.said", { by, text });
  const points = room.row.points.filter(({ status }) => status === "FIXED");
  const told = points.map(({ id: pointId }) => {
    const notes = room.room.notes.filter((note) => note.pointId === pointId);
    const by = (id: string | null): string | null => (id === null ? null : (names.get(id)?.name ?? null));
    return {
      pointId,
      text: proposedText(
        notes.map((note) => ({ by: by(note.assertedBy), text: note.text })),
        said,
      ),
    };
  });
  return [{ pointId: null, text: "" }, ...told];
}

/** The narrative as it stands: what is written, what was circulated last, else what the meeting proposes. */
export function sectionsNow(
  minutes: KeptMinutes | null,
  room: RoomState,
  names: MemberNames,
  scope: RecordScope,
): readonly MinutesSection[] {
  const proposed = proposedSections(room, names, scope);
  const written = draftOf(minutes) ?? circulatedOf(minutes);
  if (written === null) return proposed;
  return proposed.map(({ pointId }) => ({ pointId, text: sectionText(written.sections, pointId) }));
}

/** Minutes as they would be circulated now. */
export type DraftedMinutes = {
  readonly state: MinutesState;
  readonly room: RoomState;
  readonly names: MemberNames;
  readonly record: RecordContent;
  /** The end of the period to approve them, if they went now. */
  readonly due: Due;
};

/** Reads minutes as they would be circulated now; `null` when there is no such meeting. */
export async function minutesAsDrafted({ tx, scope, now }: Reading, meeting: string): Promise<DraftedMinutes | null> {
  const { projectId } = scope;
  const [state, room, names, actions, charter, calendar] = await Promise.all([
    loadMinutes(tx, projectId, { meeting }),
    loadRoom(tx, scope, meeting, now),
    loadMemberNames(tx, projectId),
    loadMeetingActions(tx, projectId, meeting),
    tx.charter.findFirst({ where: { projectId, status: "IN_FORCE" }, select: { parameters: true } }),
    loadCalendar(tx, scope),
  ]);
  if (state === null || room === null) return null;
  const { minutes } = state;
  const parameters = charter === null ? presets.PRIVATE : CharterParameters.parse(charter.parameters);
  const asked = minutes?.corrections.find(({ version }) => version === minutes.version);
  const due =
    asked === undefined || minutes === null || minutes.approvalDue === null
      ? approvalDue(now, parameters, calendar)
      : approvalDueAgain({ dueOn: minutes.approvalDue, requestedAt: asked.requestedAt }, now, calendar);
  const sections = sectionsNow(minutes, room, names, scope);
  const record = minutesRecord(scope, { room, actions, names, sections, version: draftNumber(minutes) });
  return { state, room, names, record, due };
}

/** Minutes as who presides would approve them now: as they were circulated, or with the observations annexed. */
export type MinutesToApprove = {
  readonly state: MinutesState;
  readonly minutes: KeptMinutes;
  readonly record: RecordContent;
  /** The record that was circulated, which is signed again; `null` where the annex makes another one. */
  readonly circulated: { readonly id: string; readonly code: string; readonly digest: Digest } | null;
};

/** Reads minutes as they would be approved now; `null` where none are circulated. */
export async function minutesAsCirculated({ tx, scope }: Reading, meeting: string): Promise<MinutesToApprove | null> {
  const [state, names] = await Promise.all([
    loadMinutes(tx, scope.projectId, { meeting }),
    loadMemberNames(tx, scope.projectId),
  ]);
  const minutes = state?.minutes ?? null;
  if (state === null || minutes === null || minutes.document === null) return null;
  const { document, agreements } = minutes;
  const content = RecordContent.parse(JSON.parse(document.content));
  const observed = agreements.filter(({ observation }) => observation !== "");
  if (observed.length > 0)
    return { state, minutes, record: annexed(scope, content, observed, names), circulated: null };
  return { state, minutes, record: content, circulated: document };
}
