import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { sign } from "@/app/(workspace)/projects/[code]/disputes/actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import { draftSettlement } from "@/lib/features/dispute/queries-ceremony";
import { proofNow } from "@/lib/http/proof-now";
import { readProject } from "@/lib/http/reading";
import { tellSettlement } from "@/lib/http/tell-settlement";

type Props = {
  readonly params: Promise<{ code: string; dispute: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const Said = z.object({ proposal: z.coerce.number().int().min(0).catch(-1) });

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("disputes"))("ceremony.title", { code: (await params).dispute }) };
}

/** A signatory reads and signs a settlement. */
export default async function SettlementPage({ params, searchParams }: Props) {
  const { code, dispute } = await params;
  const said = { dispute, ...Said.parse(await searchParams) };
  const drafted = await readProject(code, async (reading) => {
    const draft = await draftSettlement(reading, said);
    return draft === null ? null : { draft, ...reading };
  });
  const ceremony = await tellSettlement(drafted, await proofNow());
  const subject = { kind: "dispute", code: dispute } as const;
  return (
    <SigningCeremony {...ceremony} action={sign} requestCode={requestSigningCode} subject={subject} input={said} />
  );
}
