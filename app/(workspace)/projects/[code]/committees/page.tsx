import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CommitteeRoom } from "@/components/committee/committee-room";
import { getCommitteeRoom } from "@/lib/features/committee/queries-room";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("committees") };
}

/** The committees of a project and their meetings. */
export default async function CommitteesPage({ params }: Props) {
  const { code } = await params;
  const view = await readProject(code, ({ tx, scope, now }) => getCommitteeRoom(tx, scope, now));
  return <CommitteeRoom view={view} />;
}
