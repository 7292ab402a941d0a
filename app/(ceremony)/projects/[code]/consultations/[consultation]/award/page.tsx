import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { previewAward } from "@/app/(ceremony)/projects/[code]/consultations/award-actions";
import { award } from "@/app/(workspace)/projects/[code]/consultations/actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { AwardSigning } from "@/components/consultation/award-signing";
import { draftAward } from "@/lib/features/consultation/queries-award";
import { proofNow } from "@/lib/http/proof-now";
import { readProject } from "@/lib/http/reading";
import { tellAward } from "@/lib/http/tell-award";

type Props = {
  readonly params: Promise<{ code: string; consultation: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const Chosen = z.object({ offer: z.uuid().catch("00000000-0000-0000-0000-000000000000") });

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("consultations"))("award.title", { code: (await params).consultation }) };
}

/** The client's signatory says why, then reads and signs the choice of a provider. The address names the offer, never the reasons. */
export default async function AwardPage({ params, searchParams }: Props) {
  const { code, consultation } = await params;
  const { offer: offerId } = Chosen.parse(await searchParams);
  const drafted = await readProject(code, async (reading) => {
    const draft = await draftAward(reading, { consultation, offerId, reasons: "" });
    return draft === null ? null : { draft, ...reading };
  });
  const { view } = await tellAward(drafted, await proofNow());
  const { organisation } = drafted.draft.candidate;
  const acts = { preview: previewAward, action: award, requestCode: requestSigningCode };
  return <AwardSigning first={view} organisation={organisation} chosen={{ consultation, offerId }} {...acts} />;
}
