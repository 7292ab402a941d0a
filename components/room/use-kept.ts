"use client";

import { useCallback, useEffect, useState } from "react";
import { useRoom } from "@/components/room/room-context";
import { type Kept, keptName, readKept, writeKept } from "@/lib/features/room/view-drafts";

/** The fields of a form that this browser keeps until they are recorded: through a lost connection and a closed page. */
export function useKept(
  form: string,
  empty: Kept,
): { readonly fields: Kept; readonly set: (changed: Kept) => void; readonly drop: () => void } {
  const { page } = useRoom();
  const [fields, setFields] = useState<Kept | null>(null);
  const { me, project, room } = page;
  const name = keptName({ me, project: project.code, meeting: room.meeting.code }, form);
  useEffect(() => setFields(readKept(window.localStorage, name)), [name]);
  const set = useCallback(
    (changed: Kept) =>
      setFields((before) => {
        const after = { ...(before ?? empty), ...changed };
        writeKept(window.localStorage, name, after);
        return after;
      }),
    [name, empty],
  );
  const drop = useCallback(() => {
    writeKept(window.localStorage, name, null);
    setFields(null);
  }, [name]);
  return { fields: fields ?? empty, set, drop };
}
