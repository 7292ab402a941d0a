import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { signAgreement } from "@/app/(ceremony)/projects/[code]/milestones/milestone-actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import { draftAgreement } from "@/lib/features/milestone/queries-ceremony";
import { proofNow } from "@/lib/http/proof-now";
import { readProject } from "@/lib/http/reading";
import { tellCeremony } from "@/lib/http/tell-milestone";

type Props = { readonly params: Promise<{ code: string; milestone: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("milestones"))("ceremony.agree.title", { code: (await params).milestone }) };
}

/** Signs a milestone's definition for one's side: read, check, sign. */
export default async function AgreePage({ params }: Props) {
  const { code, milestone } = await params;
  const t = await getTranslations("milestones");
  const draft = await readProject(code, (reading) => draftAgreement(reading, milestone));
  const proof = await proofNow();
  const view = await tellCeremony(draft, "agree", {
    subject: milestone,
    leaveHref: `/projects/${code}/milestones/${milestone}`,
    proof,
  });
  const declaration = t("declaration.agree", {
    party: draft.scope.partyName,
    code: milestone,
    title: draft.state.definition.title,
  });
  const ceremony = {
    view,
    requestCode: requestSigningCode,
    head: t("ceremony.agree.head"),
    label: t("ceremony.agree.sign"),
    declaration,
  };
  return (
    <SigningCeremony
      {...ceremony}
      action={signAgreement}
      subject={{ kind: "milestone", code: milestone }}
      input={{ milestone }}
    />
  );
}
