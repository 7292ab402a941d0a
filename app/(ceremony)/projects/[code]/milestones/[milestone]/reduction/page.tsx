import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { signReduction } from "@/app/(ceremony)/projects/[code]/milestones/milestone-actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import { draftReduction } from "@/lib/features/milestone/queries-ceremony";
import { readProject } from "@/lib/http/reading";
import { tellWhole } from "@/lib/http/tell-milestone";

type Props = { readonly params: Promise<{ code: string; milestone: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return {
    title: (await getTranslations("milestones"))("ceremony.reduction.title", { code: (await params).milestone }),
  };
}

/** The agency accepts a price reduction in writing: read, check, sign. */
export default async function ReductionPage({ params }: Props) {
  const { code, milestone } = await params;
  const draft = await readProject(code, (reading) => draftReduction(reading, milestone));
  const ceremony = await tellWhole(draft, "reduction", { subject: milestone, room: "milestones" });
  const subject = { kind: "milestone", code: milestone } as const;
  const call = { action: signReduction, requestCode: requestSigningCode, subject, input: { milestone, comment: "" } };
  return <SigningCeremony {...ceremony} {...call} />;
}
