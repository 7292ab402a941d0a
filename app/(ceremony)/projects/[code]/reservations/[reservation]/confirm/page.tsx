import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { signConfirmation } from "@/app/(ceremony)/projects/[code]/reservations/reservation-actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import { draftReservation } from "@/lib/features/reservation/queries";
import { readProject } from "@/lib/http/reading";
import { tellWhole } from "@/lib/http/tell-milestone";

type Props = { readonly params: Promise<{ code: string; reservation: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return {
    title: (await getTranslations("milestones"))("ceremony.confirm.title", { code: (await params).reservation }),
  };
}

/** The agency signs the lifting record that the client has signed. */
export default async function ConfirmPage({ params }: Props) {
  const { code, reservation } = await params;
  const draft = await readProject(code, (reading) => draftReservation(reading, reservation, "confirmLifting", ""));
  const ceremony = await tellWhole(draft, "confirm", { subject: reservation, room: "reservations" });
  const subject = { kind: "reservation", code: reservation } as const;
  const call = { action: signConfirmation, requestCode: requestSigningCode, subject, input: { reservation } };
  return <SigningCeremony {...ceremony} {...call} />;
}
