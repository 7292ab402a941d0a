import { findLiveFeed, type LiveFeed } from "@/lib/auth/calendar-feed";
import { callerAddress } from "@/lib/auth/counted-address";
import { type Limit, limits, takeAttempts } from "@/lib/auth/rate-limit";
import { personScope } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { env } from "@/lib/env";
import { findProjectName, listFeedEntries } from "@/lib/features/feed/queries";
import type { FeedEntry } from "@/lib/features/feed/view";
import { type FeedForm, writeCalendar } from "@/lib/http/calendar-text";
import { door } from "@/lib/http/door";
import type { Instant } from "@/lib/kernel/instant";
import { sha256 } from "@/lib/ledger/canonical";

/** What every answer says: no search engine lists it. That no other site is told of the address is said for all of Aval (next.config.ts). */
const quiet = { "X-Robots-Tag": "noindex, nofollow" } as const;

/** A calendar is kept by nobody but who asked, and asked again each time; what is no calendar is not kept. */
const kept = { ...quiet, "Cache-Control": "private, no-cache" } as const;
const notKept = { ...quiet, "Cache-Control": "private, no-store" } as const;

/**
 * Answers a calendar program at a secret address (`name` is its last part). The secret is the key: no cookie matters. An
 * address that is unknown, revoked or of an erased person is not found, the three alike. What is shown is what the person
 * may see at this moment, read as that person under row-level security.
 */
export async function answerFeed(request: Request, name: string): Promise<Response> {
  const { db, clock } = door();
  const now = clock.now();
  const feed = await findLiveFeed(db, name.replace(/\.ics$/, ""), now);
  const isOver = (limit: Limit, subject: string): Promise<Instant | null> =>
    takeAttempts({ db, now }, [{ limit, subject }]);
  if (feed === null) {
    const until = await isOver(limits.feedByOrigin, callerAddress(request.headers));
    return until === null ? new Response(null, { status: 404, headers: notKept }) : wait(until, now);
  }
  const until = await isOver(limits.feedByFeed, feed.feedId);
  if (until !== null) return wait(until, now);
  const form: FeedForm = new URL(request.url).searchParams.get("kind") === "todo" ? "todo" : "event";
  const { entries, body } = await readCalendar(feed, form, now);
  const tag = `"${sha256(body).slice(0, 32)}"`;
  const headers = { ...kept, ETag: tag, "Last-Modified": lastModified(feed, entries) };
  // By the tag alone: a project that one has left makes the calendar older, never newer.
  if (hasTag(request.headers.get("if-none-match"), tag)) return new Response(null, { status: 304, headers });
  const type = { "Content-Type": "text/calendar; charset=utf-8", "Content-Disposition": 'inline; filename="aval.ics"' };
  return new Response(body, { headers: { ...headers, ...type } });
}

async function readCalendar(
  { personId, project, locale, timeZone }: LiveFeed,
  form: FeedForm,
  now: Instant,
): Promise<{ readonly entries: readonly FeedEntry[]; readonly body: string }> {
  const scope = personScope(personId);
  const [entries, projectName] = await transact(door().db, { personId, readOnly: true }, (tx) =>
    Promise.all([
      listFeedEntries(tx, scope, { project, now }),
      project === null ? null : findProjectName(tx, scope, project),
    ]),
  );
  return { entries, body: writeCalendar(entries, { reader: { locale, timeZone }, form, url: env().url, projectName }) };
}

function wait(until: Instant, now: Instant): Response {
  const seconds = Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / 1000));
  return new Response(null, { status: 429, headers: { ...notKept, "Retry-After": String(seconds) } });
}

function lastModified({ createdAt }: LiveFeed, entries: readonly FeedEntry[]): string {
  const latest = Math.max(...[createdAt, ...entries.map(({ revisedAt }) => revisedAt)].map((at) => Date.parse(at)));
  return new Date(latest).toUTCString();
}

/** As RFC 9110, 13.1.2 compares: weakly, in a list, or any. */
function hasTag(said: string | null, tag: string): boolean {
  const tags = (said ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""));
  return tags.includes(tag) || tags.includes("*");
}
