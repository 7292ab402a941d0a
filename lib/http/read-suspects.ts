import { getSuspects } from "@/lib/features/suspect/queries-page";
import type { SuspectLine } from "@/lib/features/suspect/view";
import { readProject } from "@/lib/http/reading";
import { tellAbility } from "@/lib/http/tell";
import type { Instant } from "@/lib/kernel/instant";

/** What amendments made suspect under a milestone, told in the reader's language. */
export type SuspectReading = {
  readonly project: { readonly code: string; readonly name: string; readonly timeZone: string };
  readonly title: string;
  readonly now: Instant;
  readonly lines: readonly SuspectLine[];
};

/** Reads the page of what is suspect under a milestone; a milestone that does not exist is *not found*. */
export async function readSuspects(code: string, milestone: string): Promise<SuspectReading> {
  const { found, project, now } = await readProject(code, async ({ tx, scope, now }) => {
    const found = await getSuspects(tx, scope, milestone, now);
    const { name, timeZone } = scope;
    return found === null ? null : { found, now, project: { code, name, timeZone } };
  });
  const around = {
    project: code,
    timeZone: project.timeZone,
    subject: { kind: "milestone", code: milestone },
  } as const;
  const lines = await Promise.all(
    found.suspects.map(async ({ ability, ...one }): Promise<SuspectLine> => {
      const { id, kind, status, amendment, requirement, version, present, words } = one;
      const { markedAt, reason, confirmedAt, confirmedBy } = one;
      const about = { id, kind, status, amendment, requirement, version, present, words };
      return { ...about, markedAt, reason, confirmedAt, confirmedBy, confirm: await tellAbility(ability, around) };
    }),
  );
  return { project, title: found.title, now, lines };
}
