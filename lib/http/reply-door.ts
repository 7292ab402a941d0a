import { v5 } from "uuid";
import { z } from "zod";
import { isProvedSender } from "@/lib/auth/authentication-results";
import { callerAddress } from "@/lib/auth/counted-address";
import { limits, takeAttempts } from "@/lib/auth/rate-limit";
import { replyTokenHash } from "@/lib/auth/reply-address";
import { hashToken, sameHash } from "@/lib/auth/secret";
import { execute } from "@/lib/commands/execute";
import type { Database } from "@/lib/db/client";
import { refuse } from "@/lib/domain/refusal";
import { type Env, env } from "@/lib/env";
import { answerByMail } from "@/lib/features/committee/commands/answer-by-mail";
import { jsonAnswer, problemAnswer } from "@/lib/http/api/answer";
import { bytesWithin } from "@/lib/http/api/body";
import { door } from "@/lib/http/door";
import { type MailReply, readReply } from "@/lib/http/mail-reply";
import type { ApiProblem } from "@/lib/http/problem";
import { PersonId } from "@/lib/kernel/ids";
import { logDefect } from "@/lib/log/log";
import { negotiateLocale } from "@/lib/text/locale";

/** The largest message that is read: an answer is a few kilobytes. */
const largestMessage = 1024 * 1024;
const accepted = "message/rfc822";
/** Of the ids of mailed answers. */
const namespace = "b9a3e9d2-3f1c-5f57-8f0b-6a7f0f6c2e41";

const Invited = z.object({
  invitationId: z.uuid(),
  project: z.string(),
  meeting: z.string(),
  personId: PersonId,
  email: z.string(),
});

/** Takes a message from the hook of the mail server: an answer to a convocation counts, anything else is told as a problem (RFC 9457). */
export async function receiveReply(request: Request): Promise<Response> {
  const locale = negotiateLocale(request.headers.get("accept-language"));
  try {
    const given = await receive(request);
    return given instanceof Response ? given : problemAnswer(given, locale);
  } catch (error) {
    logDefect(error);
    return problemAnswer({ kind: "failed" }, locale);
  }
}

async function receive(request: Request): Promise<Response | ApiProblem> {
  const { replies } = env();
  if (replies === undefined) return { kind: "not-found" };
  const { db, clock } = door();
  const now = clock.now();
  if (!isHook(request, replies)) {
    const tried = { limit: limits.replyHookByOrigin, subject: callerAddress(request.headers) };
    const until = await takeAttempts({ db, now }, [tried]);
    return until === null ? { kind: "token-missing" } : { kind: "rate-limited", until, now };
  }
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== accepted) return { kind: "media-type-refused", accepted };
  const raw = await bytesWithin(request, largestMessage);
  if (raw === null) return { kind: "body-too-large", maxBytes: largestMessage };
  const reply = await readReply(raw, replies.address);
  if (!reply.ok) return { kind: "parameter-invalid", parameter: reply.error };
  return record(reply.value, replies.server);
}

/** The secret of the hook, compared by hashes of equal length in constant time. */
function isHook(request: Request, { secret }: NonNullable<Env["replies"]>): boolean {
  const presented = /^Bearer +(\S{1,400})$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  return sameHash(hashToken(presented), hashToken(secret));
}

/**
 * Records an answer as the act of the person whom the secret address was sent to, once the message is proved to come from
 * the very address of this person. A wrong secret, another invitation and somebody who left are all *not found*.
 */
async function record(reply: MailReply, server: string): Promise<Response | ApiProblem> {
  const { db, clock } = door();
  const now = clock.now();
  const [token, ...others] = reply.tokens;
  if (token === undefined || others.length > 0) return { kind: "not-found" };
  const counted = { limit: limits.replyByAddress, subject: token };
  const until = await takeAttempts({ db, now }, [counted]);
  if (until !== null) return { kind: "rate-limited", until, now };
  const invited = await findInvited(db, token);
  if (invited === null || reply.uid !== `${invited.invitationId}.meeting@aval`) return { kind: "not-found" };
  const { invitationId, project, meeting, personId } = invited;
  const email = invited.email.toLowerCase();
  const own = reply.from === email && reply.attendee === email && isProvedSender(reply.fields, server, email);
  if (!own) return { kind: "refused", refusals: [refuse("reply-unproved", {})] };
  const { answer, sequence, stampedAt } = reply;
  const answered = await execute(
    door(),
    answerByMail,
    { personId, sessionId: null },
    {
      commandId: idOf(`${token} ${sequence} ${stampedAt} ${answer}`),
      project,
      input: { meeting, invitationId, answer, sequence, stampedAt },
    },
  );
  return answered.ok ? jsonAnswer({ meeting, answer, replayed: answered.value.replayed }) : answered.error;
}

/**
 * The id of an answer: handed over again, the same answer is the same act. A person's act is never of version 5, which is
 * the clock's: this is version 8, worked out from what only the mail holds (RFC 9562, 5.8).
 */
function idOf(said: string): string {
  const id = v5(said, namespace);
  return `${id.slice(0, 14)}8${id.slice(15)}`;
}

async function findInvited(db: Database, token: string): Promise<z.infer<typeof Invited> | null> {
  const rows = await db.$queryRaw<{ found: unknown }[]>`SELECT aval_meeting_invited(${replyTokenHash(token)}) AS found`;
  return Invited.nullable().parse(rows[0]?.found ?? null);
}
