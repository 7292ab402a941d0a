import type { PersonContext, Stop } from "@/lib/commands/define-command";
import { missing, refuse } from "@/lib/commands/define-command";
import { compartmentOpen } from "@/lib/domain/mediation";
import { env } from "@/lib/env";
import { type Compartment, enterCompartment } from "@/lib/features/mediation/queries-compartment";
import { readCompartmentKey } from "@/lib/files/compartment";
import { ok, type Result } from "@/lib/kernel/result";

/** Enters a compartment to speak in it: a member of it, while the mediation goes on and its key is there. */
export async function enterToSpeak(
  { tx }: Pick<PersonContext, "tx">,
  mediationId: string,
): Promise<Result<{ readonly place: Compartment; readonly key: Buffer }, Stop>> {
  const [place, key] = await Promise.all([
    enterCompartment(tx, mediationId),
    readCompartmentKey(env().keysDir, mediationId),
  ]);
  if (place === null) return missing();
  const refusals = compartmentOpen({ ...place, hasKey: key !== null });
  if (key === null || refusals.length > 0) return refuse(refusals);
  return ok({ place, key });
}
