import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { renew, withdraw } from "@/app/(workspace)/projects/[code]/advice/actions";
import { AdviceRoom } from "@/components/advice/advice-room";
import { getAdviceRoom } from "@/lib/features/advice/queries";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("advice") };
}

/** The advice of a project, and the opinions that were asked for. */
export default async function AdvicePage({ params }: Props) {
  const { code } = await params;
  const { view, abilities } = await readProject(code, ({ tx, scope, now }) => getAdviceRoom(tx, scope, now));
  const told = await tellAbilities(abilities, { project: code, timeZone: view.project.timeZone });
  return <AdviceRoom view={view} abilities={told} renew={renew} withdraw={withdraw} />;
}
