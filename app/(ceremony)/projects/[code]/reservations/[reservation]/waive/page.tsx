import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { previewReservation, signWaiver } from "@/app/(ceremony)/projects/[code]/reservations/reservation-actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { ReservationCeremony } from "@/components/reservation/reservation-ceremony";
import { draftReservation } from "@/lib/features/reservation/queries";
import { proofNow } from "@/lib/http/proof-now";
import { readProject } from "@/lib/http/reading";
import { tellCeremony } from "@/lib/http/tell-milestone";

type Props = { readonly params: Promise<{ code: string; reservation: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("milestones"))("ceremony.waive.title", { code: (await params).reservation }) };
}

/** The client gives a reservation up, signed. */
export default async function WaivePage({ params }: Props) {
  const { code, reservation } = await params;
  const draft = await readProject(code, (reading) => draftReservation(reading, reservation, "waive", ""));
  const proof = await proofNow();
  const first = await tellCeremony(draft, "waive", {
    subject: reservation,
    leaveHref: `/projects/${code}/reservations/${reservation}`,
    proof,
  });
  const party = draft.setting.parties.find((one) => one.side === "CLIENT")?.name ?? draft.scope.partyName;
  return (
    <ReservationCeremony
      first={first}
      reservation={reservation}
      party={party}
      act="waive"
      preview={previewReservation}
      action={signWaiver}
      requestCode={requestSigningCode}
    />
  );
}
