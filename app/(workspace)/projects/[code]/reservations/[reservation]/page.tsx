import type { Metadata } from "next";
import * as timing from "@/app/(workspace)/projects/[code]/clock-actions";
import { draft } from "@/app/(workspace)/projects/[code]/notices/actions";
import { contest, refuseFix, submitFix, withdraw } from "@/app/(workspace)/projects/[code]/reservations/actions";
import { ClockSection } from "@/components/clock/clock-section";
import { NoticePart } from "@/components/notice/notice-part";
import { ReservationItem } from "@/components/reservation/reservation-item";
import { readReservation } from "@/lib/http/read-reservation";

const periods = { ...timing };

type Props = { readonly params: Promise<{ code: string; reservation: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).reservation };
}

/** One reservation: what is wrong, what was done about it, what may be done now. */
export default async function ReservationPage({ params }: Props) {
  const { code, reservation } = await params;
  const { view, abilities, clocks, notices, mayNotify } = await readReservation(code, reservation);
  return (
    <ReservationItem view={view} abilities={abilities} actions={{ contest, refuseFix, submitFix, withdraw }}>
      <ClockSection matter={clocks} subject={{ kind: "reservation", code: reservation }} actions={periods} />
      <NoticePart project={code} may={mayNotify} {...{ reservation, notices, draft }} />
    </ReservationItem>
  );
}
