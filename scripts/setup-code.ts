// Prints a fresh set-up code for the first account, in place of an earlier one; nothing once it has been used.
import { drawSetUpCode } from "@/lib/auth/set-up";
import { connect } from "@/lib/db/client";
import { env } from "@/lib/env";
import { instantOf } from "@/lib/kernel/instant";

const db = connect(env().databaseUrl, 1);
try {
  const code = await drawSetUpCode({ db, now: instantOf(new Date()) });
  if (code !== null) console.log(code);
} finally {
  await db.$disconnect();
}
