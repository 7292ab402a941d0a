// The worker: does what falls due (ends of clocks, reminders) and sends the mails that acts left in the outbox, apart from
// the web server. Any number may run: each thing happens once. Stops cleanly on SIGTERM and SIGINT, after the act and the
// mail in hand, within AVAL_STOP_SECONDS.
import { v7 } from "uuid";
import { connect } from "@/lib/db/client";
import { env } from "@/lib/env";
import { startClock } from "@/lib/jobs/clock-runner";
import { startSender } from "@/lib/jobs/sender";
import { instantOf } from "@/lib/kernel/instant";
import { logDefect, logLine, startLog } from "@/lib/log/log";
import { logWhatIsPrinted } from "@/lib/log/printed";

const { databaseUrl, url, mailFrom, smtpUrl, secret, logLevel, accessLogDays, stopSeconds } = env();
startLog("worker", logLevel);
const db = connect(databaseUrl, 4);
const desk = { db, now: () => instantOf(new Date()), url, from: mailFrom, smtpUrl, secret };
const stop = startSender(desk, { databaseUrl, accessLogDays }, (error) => logDefect(error));
const clock = startClock({ db, clock: { now: desk.now }, newId: () => v7() }, { databaseUrl });
logLine("info", "started");
logWhatIsPrinted();

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    logLine("info", "stopping", { signal });
    setTimeout(() => process.exit(1), stopSeconds * 1000).unref();
    void clock
      .stop()
      .then(stop)
      .then(() => db.$disconnect())
      .then(() => {
        logLine("info", "stopped");
        process.exit(0);
      });
  });
}
