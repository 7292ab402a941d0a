import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DisputeRoom } from "@/components/dispute/dispute-room";
import { getDisputeRoom } from "@/lib/features/dispute/queries-page";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("disputes") };
}

/** The disputes of a project, as far as its reader is concerned by them. */
export default async function DisputesPage({ params }: Props) {
  const { code } = await params;
  return <DisputeRoom view={await readProject(code, getDisputeRoom)} />;
}
