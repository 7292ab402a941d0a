import { z } from "zod";
import { MeetingCode } from "@/lib/features/committee/schema";
import { ChosenId } from "@/lib/kernel/ids";

/** A meeting that is opened, closed or adjourned. */
export const RoomInput = z.object({ meeting: MeetingCode });

/** A point that is taken up or put down. */
export const RunInput = z.object({ meeting: MeetingCode, pointId: z.uuid() });

/** Who came or left; `null` for oneself. */
export const MoveInput = z.object({ meeting: MeetingCode, memberId: z.uuid().nullable() });

/**
 * A writing of a note, in Markdown. `noteId` is chosen by who begins it, so that the same note is sent again after a loss
 * of connection; `revision`: the one that was read and is gone on from, 0 for a new note. `assertedBy`: who said it, `null`
 * when nobody in particular did. An empty text takes the note back.
 */
export const WriteMeetingNoteInput = z.object({
  meeting: MeetingCode,
  pointId: z.uuid(),
  noteId: ChosenId,
  revision: z.int().min(0).max(100_000),
  text: z.string().max(20_000),
  assertedBy: z.uuid().nullable(),
});
export type WriteMeetingNoteInput = z.infer<typeof WriteMeetingNoteInput>;
