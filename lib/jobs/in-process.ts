import { v7 } from "uuid";
import { actsEnded } from "@/lib/commands/observe";
import { env } from "@/lib/env";
import { door } from "@/lib/http/door";
import { keepAccesses } from "@/lib/jobs/access-keeper";
import { startClock } from "@/lib/jobs/clock-runner";
import { sendDigests } from "@/lib/jobs/digests";
import { mailPreviews } from "@/lib/jobs/mail-previews";
import { sendDue, startSender } from "@/lib/jobs/sender";
import { allowTimeTravel } from "@/lib/jobs/time-travel";
import { logDefect, logLine, startLog } from "@/lib/log/log";
import { logWhatIsPrinted } from "@/lib/log/printed";
import { logRequests } from "@/lib/log/request-line";

declare global {
  /** What scripts/edge.mjs calls at the end, once the last request is answered. Also: all is started, once per process. */
  var avalStop: (() => Promise<void>) | undefined;
  /** Writes an example of every mail, in demo and development only. */
  var avalPreviews: ReturnType<typeof mailPreviews> | undefined;
}

/** Starts what runs beside the pages: the log, traces where somebody collects them, the sender, the clock, the access log. */
export async function startInProcess(): Promise<void> {
  if (globalThis.avalStop !== undefined) return;
  const { databaseUrl, url, mailFrom, smtpUrl, secret, logLevel, isDevelopment, isDemo, accessLogDays, tracedAs } =
    env();
  const mailbox = env().replies?.address;
  startLog("web", logLevel);
  logRequests();
  const stopTracing = tracedAs === undefined ? undefined : (await import("@/lib/log/tracing")).startTracing(tracedAs);
  const { db, clock, newId } = door();
  const now = (): ReturnType<typeof clock.now> => clock.now();
  const keeper = keepAccesses({ db, now, newId: () => v7() }, (error) => logDefect(error));
  const desk = { db, now, url, from: mailFrom, smtpUrl, secret, mailbox };
  if (isDemo || isDevelopment) globalThis.avalPreviews = mailPreviews(url);
  const stopSender = startSender(desk, { databaseUrl, accessLogDays }, (error) => logDefect(error));
  const runner = startClock({ db, clock, newId }, { databaseUrl });
  if (isDemo) {
    allowTimeTravel({ db, clock, newId }, async () => {
      await sendDigests(desk);
      while ((await sendDue(desk)) > 0);
    });
  }
  globalThis.avalStop = async () => {
    logLine("info", "stopping");
    await actsEnded();
    await runner.stop();
    await stopSender();
    await keeper.stop();
    await stopTracing?.();
    await db.$disconnect();
    logLine("info", "stopped");
  };
  logLine("info", "started");
  // Next says in its own words what it does while developing.
  if (!isDevelopment) logWhatIsPrinted();
}
