import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { agree, draft, end, post } from "@/app/(workspace)/(own)/mediations/actions";
import { CompartmentSheet } from "@/components/mediation/compartment-sheet";
import { getCompartment } from "@/lib/features/mediation/queries";
import { readOwn } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ mediation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mediations"))("title"), referrer: "no-referrer" };
}

/** A mediation from inside; to everybody else it is not found. */
export default async function MediationPage({ params }: Props) {
  const { mediation } = await params;
  const view = await readOwn(({ tx, scope, now }) => getCompartment(tx, scope.personId, mediation, now));
  if (view === null) notFound();
  return <CompartmentSheet view={view} acts={{ post, draft, agree, end }} />;
}
