import { type DemoRoleView, listDemoRoles } from "@/lib/auth/demo";
import { requestDesk } from "@/lib/auth/request";
import { awaitsSetUp } from "@/lib/auth/set-up";
import { env } from "@/lib/env";
import { sha256 } from "@/lib/ledger/canonical";

/** The ways into this installation. */
export type WaysIn = {
  readonly demo: readonly DemoRoleView[];
  /** The organisation's own sign-in, by its name. */
  readonly oidcName: string | null;
  /** True until the first account is opened. */
  readonly awaitsSetUp: boolean;
};

/** Which ways in this installation has, at this moment. */
export async function getWaysIn(): Promise<WaysIn> {
  const desk = requestDesk();
  const demo = desk.isDemo ? await listDemoRoles(desk) : [];
  return { demo, oidcName: env().oidc?.name ?? null, awaitsSetUp: await awaitsSetUp(desk) };
}

/** What draws the seal of the charter shown before the door. */
export const sampleDigest: string = sha256("CD-04");
