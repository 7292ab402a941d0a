// Fills an empty database with the demo: two projects, told act by act through the commands of the application.
import { connect } from "@/lib/db/client";
import { env } from "@/lib/env";
import { instantOf } from "@/lib/kernel/instant";
import { tellDemo } from "@/scripts/demo/tell";

const { databaseUrl, secret, filesDir, maxUploadBytes } = env();
const db = connect(databaseUrl, 4);
const startedAt = Date.now();
const told = instantOf(new Date(startedAt));
const say = (line: string): void => console.log(`  ${line}`);

try {
  if ((await db.person.count()) > 0) throw new Error("The demo is told in an empty database only, and this one has people in it.");
  await tellDemo({ db, secret, filesDir, maxUploadBytes, told, say });
  say(`Told in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await db.$disconnect();
}
