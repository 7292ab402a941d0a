import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { approve } from "@/app/(workspace)/projects/[code]/changes/actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import { draftChangeApproval } from "@/lib/features/change-request/queries-ceremony";
import { proofNow } from "@/lib/http/proof-now";
import { readProject } from "@/lib/http/reading";
import { tellChangeCeremony } from "@/lib/http/tell-change";

type Props = { readonly params: Promise<{ code: string; change: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("changes"))("ceremony.title", { code: (await params).change }) };
}

/** Reads and signs the approval of a change request. */
export default async function ApproveChangePage({ params }: Props) {
  const { code, change } = await params;
  const drafted = await readProject(code, (reading) => draftChangeApproval(reading, change));
  const ceremony = await tellChangeCeremony(drafted, await proofNow());
  const subject = { kind: "change-request", code: change } as const;
  const call = { action: approve, requestCode: requestSigningCode, subject, input: { changeRequest: change } };
  return <SigningCeremony {...ceremony} {...call} />;
}
