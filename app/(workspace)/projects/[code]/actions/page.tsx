import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { open } from "@/app/(workspace)/projects/[code]/actions/actions";
import { ActionRoom } from "@/components/action-item/action-room";
import { getActionRoom } from "@/lib/features/action-item/queries";
import { ActionFilters } from "@/lib/features/action-item/schema";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("actions") };
}

/** The register of actions, across meetings. */
export default async function ActionsPage({ params, searchParams }: Props) {
  const { code } = await params;
  const filters = ActionFilters.parse(await searchParams);
  const { view, abilities } = await readProject(code, ({ tx, scope, now }) => getActionRoom(tx, scope, filters, now));
  const told = await tellAbilities(abilities, { project: code, timeZone: view.project.timeZone });
  return <ActionRoom view={view} filters={filters} abilities={told} open={open} />;
}
