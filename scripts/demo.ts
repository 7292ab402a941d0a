// Fills an empty database with the demo: three projects, told act by act through the commands of the application.
import { connect } from "@/lib/db/client";
import { env } from "@/lib/env";
import { sendDue } from "@/lib/jobs/sender";
import { instantOf } from "@/lib/kernel/instant";
import { tellDemo } from "@/scripts/demo/tell";

const { databaseUrl, secret, filesDir, maxUploadBytes, url, mailFrom: from } = env();
const db = connect(databaseUrl, 4);
const startedAt = Date.now();
const told = instantOf(new Date(startedAt));
const say = (line: string): void => console.log(`  ${line}`);

try {
  await tellDemo({ db, secret, filesDir, maxUploadBytes, url, from, told, say });
  // The last mails of the story leave as the others did, into the database: nobody waits for them at a server.
  while ((await sendDue({ db, now: () => told, url, from, smtpUrl: undefined, secret })) > 0);
  say(`Told in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await db.$disconnect();
}
