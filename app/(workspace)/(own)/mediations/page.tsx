import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MediationList } from "@/components/mediation/mediation-list";
import { listMediations } from "@/lib/features/mediation/queries";
import { readOwn } from "@/lib/http/reading";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mediations"))("title") };
}

/** The mediations in which the reader takes part. */
export default async function MediationsPage() {
  return <MediationList lines={await readOwn(({ tx }) => listMediations(tx))} />;
}
