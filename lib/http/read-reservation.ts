import { getMatterClocks } from "@/lib/features/clock/queries-matter";
import type { MatterClocks } from "@/lib/features/clock/view";
import { getReservation } from "@/lib/features/reservation/queries";
import type { ReservationAbilities, ReservationView } from "@/lib/features/reservation/view";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";
import { tellClocks } from "@/lib/http/tell-clocks";

/** A reservation with what this reader may do, and the periods that run on it. */
export type ReservationReading = {
  readonly view: ReservationView;
  readonly abilities: ReservationAbilities;
  readonly clocks: MatterClocks;
};

/** Reads the page of a reservation, told in the reader's language; one that does not exist is *not found*. */
export async function readReservation(code: string, reservation: string): Promise<ReservationReading> {
  const { found, clocks, scope, now } = await readProject(code, async (reading) => {
    const { tx, scope, now } = reading;
    const [found, clocks] = await Promise.all([
      getReservation(reading, reservation),
      getMatterClocks(tx, scope, { matterKind: "RESERVATION", matter: reservation }, now),
    ]);
    return found === null ? null : { found, clocks, scope, now };
  });
  const { timeZone } = scope;
  const about = { project: code, timeZone, subject: { kind: "reservation", code: reservation } } as const;
  const abilities = await tellAbilities(found.abilities, about);
  return { view: found.view, abilities, clocks: await tellClocks(clocks, scope, now) };
}
