import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OverviewRoom } from "@/components/overview/overview-room";
import { getOverview } from "@/lib/features/overview/queries";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("overview") };
}

/** The overview of a project. */
export default async function OverviewPage({ params }: Props) {
  const { code } = await params;
  return <OverviewRoom view={await readProject(code, ({ tx, scope, now }) => getOverview(tx, scope, now))} />;
}
