import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ask, deposit, withdraw } from "@/app/(workspace)/(own)/offers/actions";
import { CandidateSheet } from "@/components/consultation/candidate-sheet";
import { getCandidateConsultation } from "@/lib/features/consultation/queries-candidate";
import { readOwn } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ consultation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("consultations"))("offer.title") };
}

/** A consultation as one of its candidates sees it; to everybody else it is not found. */
export default async function OfferPage({ params }: Props) {
  const { consultation } = await params;
  const view = await readOwn(({ tx, scope, now }) => getCandidateConsultation(tx, scope, consultation, now));
  if (view === null) notFound();
  return <CandidateSheet view={view} acts={{ ask, deposit, withdraw }} />;
}
