"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import { v7 } from "uuid";
import { NoteApart } from "@/components/room/note-apart";
import { RoomProblem } from "@/components/room/room-act";
import { usePeople, useRoom } from "@/components/room/room-context";
import { useKept } from "@/components/room/use-kept";
import { useRoomAct } from "@/components/room/use-room-act";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { standing } from "@/lib/features/room/view-drafts";
import type { RoomNote } from "@/lib/features/room/view-live";

type Props = {
  readonly pointId: string;
  /** The note that is gone on with; `null`: a new one. */
  readonly note: RoomNote | null;
  readonly onClose?: () => void;
};

/** What a note was when it was begun: its text, its revision, who said it. */
function begun(note: RoomNote | null): Readonly<Record<string, string>> {
  const { text = "", assertedBy = null, revision = 0, id = "" } = note ?? {};
  return { noteId: id, revision: String(revision), base: text, text, assertedBy: assertedBy ?? "", waiting: "" };
}

/**
 * Writes a note. What is typed is kept in this browser until it is recorded; what could not be sent is sent by itself once
 * the server is heard again, with the revision from which it was written.
 */
export function NoteEditor({ pointId, note, onClose }: Props): ReactNode {
  const t = useTranslations("room");
  const { room, acts, connection } = useRoom();
  const { me } = usePeople();
  const { fields, set, drop } = useKept(`note:${pointId}:${note?.id ?? "new"}`, begun(note));
  const done = (): void => {
    drop();
    onClose?.();
  };
  const text = fields.text ?? "";
  const revision = Number(fields.revision ?? 0);
  const typed = useRef(text);
  const sent = useRef(text);
  // What was typed while the note was on its way goes on from what has been recorded.
  const goOn = (): void => {
    if (typed.current === sent.current) done();
    else set({ revision: String(revision + 1), base: sent.current, waiting: "" });
  };
  const acting = useRoomAct(acts.note, goOn);
  const recorded = room.notes.find(({ id }) => id === fields.noteId) ?? null;
  // While it is on its way, what the room shows of it may be this very note: the answer says so.
  const stands = acting.pending ? "mine" : standing({ revision, base: fields.base ?? "", text }, recorded);
  const waits = fields.waiting === "yes";

  const send = (): void => {
    const noteId = fields.noteId === undefined || fields.noteId === "" ? v7() : fields.noteId;
    set({ noteId, waiting: "yes" });
    [sent.current, typed.current] = [text, text];
    const assertedBy = fields.assertedBy === undefined || fields.assertedBy === "" ? null : fields.assertedBy;
    void acting.run({ meeting: room.meeting.code, pointId, noteId, revision, text, assertedBy }).then((answer) => {
      // A rule said no: it is for whoever wrote to go on. Nothing was heard: it goes again by itself.
      if (!answer.ok && answer.problem.kind !== "failed") set({ waiting: "" });
    });
  };
  // Sent again once there is somebody to hear it, and left once it is known to have arrived.
  const settle = useEffectEvent(() => {
    if (stands === "arrived") done();
    else if (stands === "theirs" && recorded !== null) set(begun(recorded));
    else if (waits && stands === "mine" && connection === "live" && !acting.pending) send();
  });
  const heard = `${stands} ${waits} ${connection}`;
  useEffect(() => {
    if (heard !== "") settle();
  }, [heard]);

  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || text.trim() === "") return;
    event.preventDefault();
    send();
  };
  if (stands === "apart" && recorded !== null)
    return (
      <NoteApart
        mine={text}
        theirs={recorded}
        onMine={() => set({ revision: String(recorded.revision), base: recorded.text, waiting: "" })}
        onTheirs={done}
        onBoth={() =>
          set({
            revision: String(recorded.revision),
            base: recorded.text,
            text: `${recorded.text}\n\n${text}`,
            waiting: "",
          })
        }
      />
    );
  return (
    <div className="flex flex-col gap-3">
      <Field label={t("note.text")} hint={waits && connection !== "live" ? t("note.waits") : t("note.hint")}>
        <Textarea
          value={text}
          rows={3}
          maxLength={20_000}
          onChange={(event) => {
            typed.current = event.currentTarget.value;
            set({ text: event.currentTarget.value, waiting: "" });
          }}
          onKeyDown={onKey}
        />
      </Field>
      <div className="flex flex-wrap items-end gap-3">
        {me?.keeps === true ? (
          <Field label={t("note.assertedBy")} className="min-w-52 flex-1">
            <Select
              value={fields.assertedBy ?? ""}
              onChange={(event) => set({ assertedBy: event.currentTarget.value })}
            >
              <option value="">{t("note.nobody")}</option>
              {room.people.map((person) => (
                <option key={person.id} value={person.id}>
                  {person.name}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        <ButtonRow>
          <Button busy={acting.pending} disabled={text.trim() === "" && note === null} kbd="⌘↵" onClick={send}>
            {t("note.record")}
          </Button>
          {onClose === undefined ? null : (
            <Button variant="quiet" onClick={done}>
              {t("note.leave")}
            </Button>
          )}
        </ButtonRow>
      </div>
      {waits && acting.unsent ? null : <RoomProblem acting={acting} />}
    </div>
  );
}
