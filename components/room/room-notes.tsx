"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useReader } from "@/components/consultation/use-reader";
import { MarkdownView } from "@/components/markdown/markdown-view";
import { NoteEditor } from "@/components/room/note-editor";
import { usePeople, useRoom } from "@/components/room/room-context";
import { Button } from "@/components/ui/button";
import { SectionHead } from "@/components/ui/section-head";
import type { RoomNote } from "@/lib/features/room/view-live";
import { instantOf } from "@/lib/kernel/instant";
import { formatTime } from "@/lib/text/format";

/** What was said on a point: each note says who said it and who wrote it down. */
export function RoomNotes({ pointId }: { readonly pointId: string }): ReactNode {
  const t = useTranslations("room");
  const { room } = useRoom();
  const { me } = usePeople();
  const notes = room.notes.filter((note) => note.pointId === pointId && note.text !== "");
  const there = room.present.some(({ id }) => id === me?.id);
  const mayWrite = room.meeting.status === "OPEN" && me !== undefined && (me.keeps || there);
  return (
    <section aria-labelledby="room-notes">
      <SectionHead id="room-notes" title={t("notes")} />
      {notes.length === 0 ? (
        <p className="t-13 py-3 text-text-3">{t(room.meeting.endedAt === null ? "noNote" : "noNoteClosed")}</p>
      ) : null}
      <ul>
        {notes.map((note) => (
          <Note key={note.id} note={note} mayWrite={mayWrite} />
        ))}
      </ul>
      {mayWrite ? (
        <div className="mt-4">
          <NoteEditor key={pointId} pointId={pointId} note={null} />
        </div>
      ) : null}
    </section>
  );
}

function Note({ note, mayWrite }: { readonly note: RoomNote; readonly mayWrite: boolean }): ReactNode {
  const t = useTranslations("room");
  const { page } = useRoom();
  const { me, name } = usePeople();
  const { reader } = useReader(page.project.timeZone);
  const [editing, setEditing] = useState(false);
  const own = note.recordedBy === me?.id || note.assertedBy === me?.id;
  return (
    <li className="border-line border-b py-3">
      {editing ? (
        <NoteEditor pointId={note.pointId} note={note} onClose={() => setEditing(false)} />
      ) : (
        <>
          <MarkdownView source={note.text} below={3} />
          <p className="t-12 mt-1.5 flex flex-wrap items-center gap-x-3 text-text-3">
            <span>
              {t("noteLine", {
                asserted: note.assertedBy === null ? "no" : "yes",
                by: name(note.assertedBy),
                recorder: name(note.recordedBy),
                at: formatTime(reader, instantOf(new Date(note.recordedAt))),
              })}
            </span>
            {mayWrite && (me?.keeps === true || own) ? (
              <Button size="sm" variant="quiet" onClick={() => setEditing(true)}>
                {t("note.change")}
              </Button>
            ) : null}
          </p>
        </>
      )}
    </li>
  );
}
