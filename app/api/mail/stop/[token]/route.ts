import { v7 } from "uuid";
import { openMailStop } from "@/lib/auth/mail-stop";
import { execute } from "@/lib/commands/execute";
import { env } from "@/lib/env";
import { stopMail } from "@/lib/features/notification/commands/stop-mail";
import { door } from "@/lib/http/door";

type Context = { readonly params: Promise<{ token: string }> };

const plain = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" };

/** Stops mails of one kind in one click, without a session (RFC 8058): mail programs post this, and nothing else, here. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const held = openMailStop(env().secret, (await params).token);
  if (held === null) return new Response("Not found\n", { status: 404, headers: plain });
  const said = new URLSearchParams((await request.text()).slice(0, 1000)).get("List-Unsubscribe");
  if (said !== "One-Click") return new Response("Bad request\n", { status: 400, headers: plain });
  const { personId, what } = held;
  const answer = await execute(door(), stopMail, { personId, sessionId: null }, { commandId: v7(), input: { what } });
  return answer.ok
    ? new Response("Unsubscribed\n", { headers: plain })
    : new Response("Not found\n", { status: 404, headers: plain });
}

/** Whoever opens the address is shown what it would stop, and a button. Opening it changes nothing. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const location = `/mail/stop/${encodeURIComponent(token)}`;
  return new Response(null, { status: 303, headers: { Location: location, "Cache-Control": "no-store" } });
}
