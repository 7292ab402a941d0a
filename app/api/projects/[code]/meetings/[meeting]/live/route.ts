import { z } from "zod";
import { currentSession } from "@/lib/auth/current";
import { findMeetingId } from "@/lib/features/room/queries-viewers";
import { rooms } from "@/lib/http/live/rooms";
import { readProject } from "@/lib/http/reading";

type Context = { readonly params: Promise<{ code: string; meeting: string }> };

/** No proxy keeps any of it, shortens it, or waits for more of it. */
const headers = { "Cache-Control": "private, no-store, no-transform", "X-Accel-Buffering": "no" } as const;
const Known = z.coerce.number().int().min(0).catch(-1);

/**
 * What happens in a meeting, as it happens (server-sent events). An event is numbered by the register: a browser that
 * comes back says which it had last (`Last-Event-ID`, or `after` when it begins with what its page showed), and is sent
 * what there is now. Whoever may not read the meeting is told that it is not there.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const session = await currentSession();
  if (session === null) return new Response(null, { status: 401, headers });
  const { code, meeting } = await params;
  const place = await readProject(code, async ({ tx, scope }) => {
    const meetingId = await findMeetingId(tx, scope.projectId, meeting);
    return meetingId === null
      ? null
      : { projectId: scope.projectId, meetingId, project: code, meeting, partyId: scope.partyId };
  });
  // Asked without wanting what is shown: whether one may look.
  if (request.method === "HEAD") return new Response(null, { headers });
  const { sessionId, personId } = session;
  const after = new URL(request.url).searchParams.get("after");
  const known = Known.parse(request.headers.get("last-event-id") ?? after ?? -1);
  const body = rooms().join(place, { sessionId, personId, partyId: place.partyId }, known < 0 ? null : known);
  if (body === null) return new Response(null, { status: 429, headers: { ...headers, "Retry-After": "10" } });
  return new Response(body, { headers: { ...headers, "Content-Type": "text/event-stream; charset=utf-8" } });
}
