import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { approve } from "@/app/(workspace)/projects/[code]/committees/[meeting]/minutes/actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import { getMinutesToApprove } from "@/lib/features/minutes/queries-ceremony";
import { proofNow } from "@/lib/http/proof-now";
import { readProject } from "@/lib/http/reading";
import { tellMinutesCeremony } from "@/lib/http/tell-minutes";

type Props = { readonly params: Promise<{ code: string; meeting: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("minutes"))("ceremony.page", { code: (await params).meeting }) };
}

/** Reads, approves and signs the minutes of a meeting, as who presides it. */
export default async function ApproveMinutesPage({ params }: Props) {
  const { code, meeting } = await params;
  const found = await readProject(code, (inside) => getMinutesToApprove(inside, meeting));
  const ceremony = await tellMinutesCeremony(found, await proofNow());
  const subject = { kind: "meeting", code: meeting } as const;
  const call = { action: approve, requestCode: requestSigningCode, subject, input: { meeting } };
  return <SigningCeremony {...ceremony} {...call} />;
}
