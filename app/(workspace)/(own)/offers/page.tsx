import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CandidacyList } from "@/components/consultation/candidacy-list";
import { listCandidacies } from "@/lib/features/consultation/queries-candidate";
import { readOwn } from "@/lib/http/reading";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("consultations"))("offer.list") };
}

/** The consultations in which the reader is a candidate. */
export default async function OffersPage() {
  const lines = await readOwn(({ tx, scope }) => listCandidacies(tx, scope));
  return <CandidacyList lines={lines} />;
}
