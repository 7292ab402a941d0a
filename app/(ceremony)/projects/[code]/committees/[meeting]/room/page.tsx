import type { Metadata } from "next";
import * as acts from "@/app/(ceremony)/projects/[code]/committees/room-actions";
import { LiveRoom } from "@/components/room/live-room";
import { getRoomPage } from "@/lib/features/room/queries-live";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string; meeting: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).meeting };
}

/** A meeting while it is held: one screen for the room, one for each participant. */
export default async function RoomPage({ params }: Props) {
  const { code, meeting } = await params;
  const page = await readProject(code, ({ tx, scope, now }) => getRoomPage(tx, scope, meeting, now));
  const { open, close, adjourn, arrive, leave, begin, end, note, propose, vote, adopt, reject, postpone, give } = acts;
  const own = { open, close, adjourn, arrive, leave, begin, end, note, propose, vote, adopt, reject, postpone, give };
  return <LiveRoom page={page} acts={own} />;
}
