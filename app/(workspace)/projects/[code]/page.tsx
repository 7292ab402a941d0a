import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { OverviewRoom } from "@/components/overview/overview-room";
import { getOverview } from "@/lib/features/overview/queries";
import { readProject } from "@/lib/http/reading";

type Props = {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The number of the milestone from which the timeline begins; what is none is where the project stands now. */
const From = z.coerce.number().int().min(1).max(1_000_000).nullable().catch(null).default(null);

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("overview") };
}

/** The overview of a project. */
export default async function OverviewPage({ params, searchParams }: Props) {
  const [{ code }, asked] = await Promise.all([params, searchParams]);
  const from = From.parse(asked.from);
  return <OverviewRoom view={await readProject(code, ({ tx, scope, now }) => getOverview(tx, scope, now, from))} />;
}
