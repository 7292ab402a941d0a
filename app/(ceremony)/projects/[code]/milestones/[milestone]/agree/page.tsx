import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { signAgreement } from "@/app/(ceremony)/projects/[code]/milestones/milestone-actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import { draftAgreement } from "@/lib/features/milestone/queries-ceremony";
import { readProject } from "@/lib/http/reading";
import { tellWhole } from "@/lib/http/tell-milestone";

type Props = { readonly params: Promise<{ code: string; milestone: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("milestones"))("ceremony.agree.title", { code: (await params).milestone }) };
}

/** Signs a milestone's definition for one's side: read, check, sign. */
export default async function AgreePage({ params }: Props) {
  const { code, milestone } = await params;
  const draft = await readProject(code, (reading) => draftAgreement(reading, milestone));
  const ceremony = await tellWhole(draft, "agree", { subject: milestone, room: "milestones" });
  const subject = { kind: "milestone", code: milestone } as const;
  const call = { action: signAgreement, requestCode: requestSigningCode, subject, input: { milestone } };
  return <SigningCeremony {...ceremony} {...call} />;
}
