import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { award } from "@/app/(workspace)/projects/[code]/consultations/actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import { draftAward } from "@/lib/features/consultation/queries-award";
import { proofNow } from "@/lib/http/proof-now";
import { readProject } from "@/lib/http/reading";
import { tellAward } from "@/lib/http/tell-award";

type Props = {
  readonly params: Promise<{ code: string; consultation: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const Said = z.object({
  offer: z.uuid().catch("00000000-0000-0000-0000-000000000000"),
  reasons: z.string().trim().max(2000).catch(""),
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("consultations"))("award.title", { code: (await params).consultation }) };
}

/** The client's signatory reads and signs the choice of a provider. */
export default async function AwardPage({ params, searchParams }: Props) {
  const { code, consultation } = await params;
  const { offer: offerId, reasons } = Said.parse(await searchParams);
  const said = { consultation, offerId, reasons };
  const drafted = await readProject(code, async (reading) => {
    const draft = await draftAward(reading, said);
    return draft === null ? null : { draft, ...reading };
  });
  const ceremony = await tellAward(drafted, await proofNow());
  const subject = { kind: "consultation", code: consultation } as const;
  const call = { action: award, requestCode: requestSigningCode, subject, input: said };
  return <SigningCeremony {...ceremony} {...call} />;
}
