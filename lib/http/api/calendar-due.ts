import { z } from "zod";
import { takeOpenCall } from "@/lib/auth/open-calls";
import { skipReasons } from "@/lib/domain/term";
import { countDue } from "@/lib/features/calendar/queries-due";
import { DueAsked } from "@/lib/features/calendar/schema-due";
import { jsonAnswer, problemAnswer } from "@/lib/http/api/answer";
import { At } from "@/lib/http/api/fields";
import { instantOf } from "@/lib/kernel/instant";
import { logDefect } from "@/lib/log/log";
import { negotiateLocale } from "@/lib/text/locale";

/** A counted term on the wire. */
export const DueBody = z
  .strictObject({
    due: z.iso
      .date()
      .describe("The last day on which the act is still in time; counted back, the day by which it is done."),
    dueBefore: At.describe("The instant at which that day has ended in the zone: in time is before it."),
    skipped: z
      .array(
        z.strictObject({
          date: z.iso.date(),
          reason: z.enum(skipReasons),
          name: z.string().nullable().describe("The holiday, in the language asked for; null for a weekend."),
        }),
      )
      .describe("The days that the count went past because they are not worked."),
  })
  .meta({ id: "Due" });

/** Answers when a term ends, to anybody: nothing is asked of a database, and nobody is asked who they are. */
export async function answerDue(request: Request): Promise<Response> {
  const locale = negotiateLocale(request.headers.get("accept-language"));
  const wait = takeOpenCall(request.headers);
  if (wait > 0) {
    const now = Date.now();
    const until = instantOf(new Date(now + wait));
    return problemAnswer({ kind: "rate-limited", until, now: instantOf(new Date(now)) }, locale);
  }
  try {
    const { searchParams } = new URL(request.url);
    const repeated = [...searchParams.keys()].find((name) => searchParams.getAll(name).length > 1);
    const asked = DueAsked.safeParse(Object.fromEntries(searchParams));
    if (!asked.success || repeated !== undefined) {
      const parameter = repeated ?? parameterOf(asked.error?.issues[0]);
      return problemAnswer({ kind: "parameter-invalid", parameter }, locale);
    }
    const { due, dueBefore, skipped } = await countDue(asked.data);
    const body: z.infer<typeof DueBody> = {
      due,
      dueBefore,
      skipped: skipped.map(({ on, reason, name }) => ({ date: on, reason, name: name?.[locale] ?? null })),
    };
    return jsonAnswer(body, { "Content-Language": locale });
  } catch (error) {
    logDefect(error);
    return problemAnswer({ kind: "failed" }, locale);
  }
}

/** The parameter that is wrong, or the first one that is not known. Names from outside are cut: they are said back. */
function parameterOf(issue: z.core.$ZodIssue | undefined): string {
  const unknown = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  return (unknown ?? String(issue?.path[0] ?? "")).slice(0, 40);
}
