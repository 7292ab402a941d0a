import type { ProjectScope } from "@/lib/auth/scope";
import type { MatterClocksRead } from "@/lib/features/clock/queries-matter";
import type { MatterClocks } from "@/lib/features/clock/view";
import { tellAbilities } from "@/lib/http/tell-abilities";
import type { Instant } from "@/lib/kernel/instant";

/** The clocks of a matter with what may be done to them, told in the reader's language. */
export async function tellClocks(
  { clocks, open, abilities }: MatterClocksRead,
  scope: Pick<ProjectScope, "code" | "timeZone">,
  now: Instant,
): Promise<MatterClocks> {
  const { code: project, timeZone } = scope;
  const told = abilities === null ? null : await tellAbilities(abilities, { project, timeZone });
  return { project, timeZone, now, clocks, open: open?.id ?? null, abilities: told };
}
