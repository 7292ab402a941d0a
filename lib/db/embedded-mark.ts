import { createHmac } from "node:crypto";

/**
 * The mark by which `npm start` and `npm run dev` vouch for the database that they have just started: only they hand it to
 * the application (AVAL_EMBEDDED), and it is good for this address and this secret alone. Imports nothing of ours, so
 * that scripts run it as it is.
 */
export function embeddedMark(databaseUrl: string, secret: string): string {
  return createHmac("sha256", secret).update(`embedded ${databaseUrl}`).digest("hex");
}
