import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { revise } from "@/app/(workspace)/projects/[code]/reservations/actions";
import { ReservationRevision } from "@/components/reservation/reservation-revision";
import { getReservationRevision } from "@/lib/features/reservation/queries";
import { readProject } from "@/lib/http/reading";
import { tellAbility } from "@/lib/http/tell";

type Props = { readonly params: Promise<{ code: string; reservation: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { reservation } = await params;
  return { title: (await getTranslations("reservations"))("reviseTitle", { code: reservation }) };
}

/** Words a reservation anew, while the list is open. */
export default async function ReviseReservationPage({ params }: Props) {
  const { code, reservation } = await params;
  const { start, ability, timeZone } = await readProject(code, async (reading) => {
    const found = await getReservationRevision(reading, reservation);
    return found === null ? null : { ...found, timeZone: reading.scope.timeZone };
  });
  const subject = { kind: "reservation", code: reservation } as const;
  const may = await tellAbility(ability, { project: code, timeZone, subject });
  return <ReservationRevision start={start} ability={may} action={revise} />;
}
