import type { Actor } from "@/lib/auth/actor";
import { callerAddress } from "@/lib/auth/counted-address";
import { findLiveToken, type Grant, limitOf, type Wanted } from "@/lib/auth/personal-token";
import { limits, takeAttempts } from "@/lib/auth/rate-limit";
import { problemAnswer } from "@/lib/http/api/answer";
import { door } from "@/lib/http/door";
import type { ApiProblem } from "@/lib/http/problem";
import { logDefect } from "@/lib/log/log";
import { type Locale, negotiateLocale } from "@/lib/text/locale";

/** Who calls the API: the person of a token, how far that token goes, and the language to answer in. */
export type Caller = { readonly actor: Actor; readonly grant: Grant; readonly locale: Locale };

/** What the work of a call gives: an answer, or why there is none. */
export type Given = Response | ApiProblem;

/**
 * The one way into the API. The token is the only key: no cookie opens it, so no other site can make a browser use it.
 * How far the token goes is asked here and nowhere else, for reads and acts alike; who its person is in a project is
 * asked by the database, in the transaction of the work. A defect is told as such, without its inside.
 */
export async function withCaller(
  request: Request,
  wanted: Wanted,
  work: (caller: Caller) => Promise<Given>,
): Promise<Response> {
  const locale = negotiateLocale(request.headers.get("accept-language"));
  const around = wanted.project === null ? {} : { project: wanted.project };
  try {
    const given = await enter(request, wanted, locale, work);
    return given instanceof Response ? given : problemAnswer(given, locale, around);
  } catch (error) {
    // Thrown things are defects: the log of the server has them under the id of the request, the caller has the id.
    logDefect(error);
    return problemAnswer({ kind: "failed" }, locale);
  }
}

async function enter(
  request: Request,
  wanted: Wanted,
  locale: Locale,
  work: (caller: Caller) => Promise<Given>,
): Promise<Given> {
  const { db, clock } = door();
  const now = clock.now();
  const token = presented(request);
  // Nothing was tried, so nothing is counted: a client that forgot its token is told so as often as it asks.
  if (token === null) return { kind: "token-missing" };
  const live = await findLiveToken(db, token, now);
  if (live === null) {
    const until = await takeAttempts({ db, now }, [
      { limit: limits.tokenByOrigin, subject: callerAddress(request.headers) },
    ]);
    return until === null ? { kind: "token-missing" } : { kind: "rate-limited", until, now };
  }
  const limit = limitOf(live.grant, wanted);
  if (limit === "not-found") return { kind: "not-found" };
  if (limit === "read-only") return { kind: "read-only-token" };
  if (limit === "own-account") return { kind: "own-account-closed" };
  return work({ actor: { personId: live.personId, sessionId: null }, grant: live.grant, locale });
}

/** What came after `Bearer`, right or wrong in form; `null` when nothing did. */
function presented(request: Request): string | null {
  return /^Bearer +(\S{1,200})$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;
}
