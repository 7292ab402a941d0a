import { z } from "zod";
import type { RoomNote } from "@/lib/features/room/view-live";

/** What somebody typed in a room and has not been recorded yet: the fields of one form. */
export type Kept = Readonly<Record<string, string>>;

const KeptFields = z.record(z.string(), z.string());

/** Where a browser keeps what was typed. */
export type KeptPlace = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key"> & { readonly length: number };

const prefix = "aval-room:";

/** The name under which a form is kept: of one member, one project, one meeting. */
export function keptName(
  at: { readonly me: string; readonly project: string; readonly meeting: string },
  form: string,
): string {
  return `${prefix}${at.me}:${at.project}:${at.meeting}:${form}`;
}

/** What was kept; `null` when nothing was, or what is there is not a form. */
export function readKept(place: KeptPlace, name: string): Kept | null {
  const text = place.getItem(name);
  if (text === null) return null;
  try {
    const fields = KeptFields.safeParse(JSON.parse(text));
    return fields.success ? fields.data : null;
  } catch {
    return null;
  }
}

/** Keeps a form as it is typed. A browser that is full, or keeps nothing, loses it with its page alone. */
export function writeKept(place: KeptPlace, name: string, fields: Kept | null): void {
  try {
    if (fields === null) place.removeItem(name);
    else place.setItem(name, JSON.stringify(fields));
  } catch {
    // What is typed is still in its field.
  }
}

/** Forgets everything that was typed in any room in this browser: whoever signs out leaves nothing to the next one. */
export function forgetKept(place: KeptPlace): void {
  const names = Array.from({ length: place.length }, (_, index) => place.key(index));
  for (const name of names) if (name?.startsWith(prefix)) place.removeItem(name);
}

/** A note that is being written: what was read when it was begun, and what it says now. */
export type NoteDraft = { readonly revision: number; readonly base: string; readonly text: string };

/**
 * How a note that is being written stands to the one that is recorded: `mine` may be sent; `arrived`, it says the same
 * already (an answer was lost on its way); `theirs`, nothing was typed and somebody wrote on; `apart`, both wrote: neither
 * text replaces the other without being seen.
 */
export function standing(
  draft: NoteDraft,
  recorded: Pick<RoomNote, "revision" | "text"> | null,
): "mine" | "arrived" | "theirs" | "apart" {
  if (recorded === null || recorded.revision <= draft.revision) return "mine";
  if (recorded.text === draft.text) return "arrived";
  return draft.text === draft.base ? "theirs" : "apart";
}
