import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { sign } from "@/app/(workspace)/projects/[code]/commitments/actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import { getCommitmentToSign } from "@/lib/features/commitment/queries-form";
import { proofNow } from "@/lib/http/proof-now";
import { readProject } from "@/lib/http/reading";
import { tellCommitmentCeremony } from "@/lib/http/tell-commitment";

type Props = { readonly params: Promise<{ code: string; commitment: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("commitments"))("ceremony.title", { code: (await params).commitment }) };
}

/** Reads and signs a commitment for the party that makes it. */
export default async function SignCommitmentPage({ params }: Props) {
  const { code, commitment } = await params;
  const drafted = await readProject(code, (reading) => getCommitmentToSign(reading, commitment));
  const ceremony = await tellCommitmentCeremony(drafted, await proofNow());
  const subject = { kind: "commitment", code: commitment } as const;
  const call = { action: sign, requestCode: requestSigningCode, subject, input: { commitment } };
  return <SigningCeremony {...ceremony} {...call} />;
}
