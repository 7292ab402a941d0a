import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { signConfirmation } from "@/app/(ceremony)/projects/[code]/reservations/reservation-actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import { draftReservation } from "@/lib/features/reservation/queries";
import { proofNow } from "@/lib/http/proof-now";
import { readProject } from "@/lib/http/reading";
import { tellCeremony } from "@/lib/http/tell-milestone";

type Props = { readonly params: Promise<{ code: string; reservation: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return {
    title: (await getTranslations("milestones"))("ceremony.confirm.title", { code: (await params).reservation }),
  };
}

/** The agency signs the lifting record that the client has signed. */
export default async function ConfirmPage({ params }: Props) {
  const [{ code, reservation }, t] = await Promise.all([params, getTranslations("milestones")]);
  const draft = await readProject(code, (reading) => draftReservation(reading, reservation, "confirmLifting", ""));
  const proof = await proofNow();
  const view = await tellCeremony(draft, "confirm", {
    subject: reservation,
    leaveHref: `/projects/${code}/reservations/${reservation}`,
    proof,
  });
  const declaration = t("declaration.confirm", { party: draft.scope.partyName, code: reservation, title: "" });
  const ceremony = {
    view,
    requestCode: requestSigningCode,
    head: t("ceremony.confirm.head"),
    label: t("ceremony.confirm.sign"),
    declaration,
  };
  return (
    <SigningCeremony
      {...ceremony}
      action={signConfirmation}
      subject={{ kind: "reservation", code: reservation }}
      input={{ reservation }}
    />
  );
}
