import type { Metadata } from "next";
import { contest, refuseFix, submitFix, withdraw } from "@/app/(workspace)/projects/[code]/reservations/actions";
import { ReservationItem } from "@/components/reservation/reservation-item";
import { getReservation } from "@/lib/features/reservation/queries";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = { readonly params: Promise<{ code: string; reservation: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).reservation };
}

/** One reservation: what is wrong, what was done about it, what may be done now. */
export default async function ReservationPage({ params }: Props) {
  const { code, reservation } = await params;
  const { view, abilities } = await readProject(code, (reading) => getReservation(reading, reservation));
  const { timeZone } = view.project;
  const about = { project: code, timeZone, subject: { kind: "reservation", code: reservation } } as const;
  const told = await tellAbilities(abilities, about);
  return <ReservationItem view={view} abilities={told} actions={{ contest, refuseFix, submitFix, withdraw }} />;
}
