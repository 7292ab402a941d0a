import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { previewSubmission, signSubmission } from "@/app/(ceremony)/projects/[code]/milestones/milestone-actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { SubmissionCeremony } from "@/components/submission/submission-ceremony";
import { getSubmissionStart } from "@/lib/features/submission/queries";
import { acceptedExtensions } from "@/lib/files/accept";
import { readProject } from "@/lib/http/reading";
import { tellAbility } from "@/lib/http/tell";

type Props = { readonly params: Promise<{ code: string; milestone: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("milestones"))("ceremony.submit.title", { code: (await params).milestone }) };
}

/** Hands a milestone over: the evidence first, then read, check, sign. */
export default async function SubmitPage({ params }: Props) {
  const { code, milestone } = await params;
  const { start, ability } = await readProject(code, (reading) => getSubmissionStart(reading, milestone));
  const may = await tellAbility(ability, { project: code, subject: { kind: "milestone", code: milestone } });
  const accept = acceptedExtensions.map((extension) => `.${extension}`).join(",");
  return (
    <SubmissionCeremony
      start={start}
      may={may}
      accept={accept}
      preview={previewSubmission}
      action={signSubmission}
      requestCode={requestSigningCode}
    />
  );
}
