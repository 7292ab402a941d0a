import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { AskedView, RoomView } from "@/lib/features/advice/view-opinion";
import type { Instant } from "@/lib/kernel/instant";

const Asked = z.object({
  state: z.enum(["OPEN", "USED", "OVER"]),
  opinion: z.string(),
  name: z.string(),
  email: z.string(),
  neededBy: z.iso.date(),
  language: z.enum(["fr", "en"]),
  timeZone: z.string(),
  client: z.string(),
});

const token = /^[A-Za-z0-9_-]{43}$/;

/** True for what may be a link that we drew; anything else is not even looked up. */
export function isLink(text: string): boolean {
  return token.test(text);
}

/** What the holder of an expert's link may know before the code; `null` without such a link. */
export async function readAsked(tx: Tx, hash: string, now: Instant): Promise<AskedView | null> {
  const rows = await tx.$queryRaw<
    { found: unknown }[]
  >`SELECT aval_opinion_asked(${hash}, ${now}::timestamptz) AS found`;
  const found = rows[0]?.found ?? null;
  return found === null ? null : Asked.parse(found);
}

const Room = z.object({
  projectId: z.uuid(),
  opinionId: z.uuid(),
  opinion: z.string(),
  status: z.enum(["OPEN", "GIVEN"]),
  project: z.string(),
  language: z.enum(["fr", "en"]),
  timeZone: z.string(),
  name: z.string(),
  organisation: z.string(),
  question: z.string(),
  facts: z.string(),
  neededBy: z.iso.date(),
  client: z.string(),
});

/** The one question that a room holds, for the browser that opened it; `null` for everything else. */
export async function readRoom(tx: Tx, room: string, now: Instant): Promise<RoomView | null> {
  const rows = await tx.$queryRaw<
    { found: unknown }[]
  >`SELECT aval_opinion_room(${room}, ${now}::timestamptz) AS found`;
  const found = rows[0]?.found ?? null;
  return found === null ? null : Room.parse(found);
}
