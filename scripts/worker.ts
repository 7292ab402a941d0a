// The worker: sends the mails that acts left in the outbox, apart from the web server. Any number may run: each mail is
// claimed once. Stops cleanly on SIGTERM and SIGINT, after the mail in hand.
import { pino } from "pino";
import { connect } from "@/lib/db/client";
import { env } from "@/lib/env";
import { startSender } from "@/lib/jobs/sender";
import { instantOf } from "@/lib/kernel/instant";

const { databaseUrl, url, mailFrom, smtpUrl, logLevel } = env();
const log = pino({ name: "worker", level: logLevel });
const db = connect(databaseUrl, 4);
const desk = { db, now: () => instantOf(new Date()), url, from: mailFrom, smtpUrl };
const stop = startSender(desk, databaseUrl, (error) =>
  log.error({ err: error }, "The sender met an error and goes on"),
);
log.info("worker ready");

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void stop()
      .then(() => db.$disconnect())
      .then(() => log.info("worker stopped"));
  });
}
