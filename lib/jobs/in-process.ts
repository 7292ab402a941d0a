import { pino } from "pino";
import { env } from "@/lib/env";
import { door } from "@/lib/http/door";
import { startSender } from "@/lib/jobs/sender";

declare global {
  var avalSender: (() => Promise<void>) | undefined;
}

/** Starts the sender inside the web server, once per process, also across the reloads of `next dev`. */
export function startInProcessSender(): void {
  if (globalThis.avalSender !== undefined) return;
  const { databaseUrl, url, mailFrom, smtpUrl, logLevel } = env();
  const log = pino({ name: "sender", level: logLevel });
  const { db, clock } = door();
  const desk = { db, now: () => clock.now(), url, from: mailFrom, smtpUrl };
  globalThis.avalSender = startSender(desk, databaseUrl, (error) =>
    log.error({ err: error }, "The sender met an error and goes on"),
  );
}
