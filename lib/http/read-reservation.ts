import type { AbilityView } from "@/lib/features/act/view";
import { getMatterClocks } from "@/lib/features/clock/queries-matter";
import type { MatterClocks } from "@/lib/features/clock/view";
import { getNoticesOn } from "@/lib/features/notice/queries";
import type { NoticeLine } from "@/lib/features/notice/view";
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
  /** The notices of it that the reader may see, and whether they may begin one. */
  readonly notices: readonly NoticeLine[];
  readonly mayNotify: AbilityView;
};

/** Reads the page of a reservation, told in the reader's language; one that does not exist is *not found*. */
export async function readReservation(code: string, reservation: string): Promise<ReservationReading> {
  const { found, clocks, warned, scope, now } = await readProject(code, async (reading) => {
    const { tx, scope, now } = reading;
    const [found, clocks, warned] = await Promise.all([
      getReservation(reading, reservation),
      getMatterClocks(tx, scope, { matterKind: "RESERVATION", matter: reservation }, now),
      getNoticesOn(tx, scope, { awaited: "RESERVATION_FIX", matter: reservation }, now),
    ]);
    return found === null || warned === null ? null : { found, clocks, warned, scope, now };
  });
  const { timeZone } = scope;
  const about = { project: code, timeZone, subject: { kind: "reservation", code: reservation } } as const;
  const [abilities, { draft }, told] = await Promise.all([
    tellAbilities(found.abilities, about),
    tellAbilities({ draft: warned.draft }, about),
    tellClocks(clocks, scope, now),
  ]);
  return { view: found.view, abilities, clocks: told, notices: warned.notices, mayNotify: draft };
}
