import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { signReduction } from "@/app/(ceremony)/projects/[code]/milestones/milestone-actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import { draftReduction } from "@/lib/features/milestone/queries-ceremony";
import { proofNow } from "@/lib/http/proof-now";
import { readProject } from "@/lib/http/reading";
import { tellCeremony } from "@/lib/http/tell-milestone";

type Props = { readonly params: Promise<{ code: string; milestone: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return {
    title: (await getTranslations("milestones"))("ceremony.reduction.title", { code: (await params).milestone }),
  };
}

/** The agency accepts a price reduction in writing: read, check, sign. */
export default async function ReductionPage({ params }: Props) {
  const { code, milestone } = await params;
  const t = await getTranslations("milestones");
  const draft = await readProject(code, (reading) => draftReduction(reading, milestone));
  const proof = await proofNow();
  const view = await tellCeremony(draft, "reduction", {
    subject: milestone,
    leaveHref: `/projects/${code}/milestones/${milestone}`,
    proof,
  });
  const declaration = t("declaration.reduction", {
    party: draft.scope.partyName,
    code: milestone,
    title: draft.state.definition.title,
  });
  const ceremony = {
    view,
    requestCode: requestSigningCode,
    head: t("ceremony.reduction.head"),
    label: t("ceremony.reduction.sign"),
    declaration,
  };
  return (
    <SigningCeremony
      {...ceremony}
      action={signReduction}
      subject={{ kind: "milestone", code: milestone }}
      input={{ milestone, comment: "" }}
    />
  );
}
