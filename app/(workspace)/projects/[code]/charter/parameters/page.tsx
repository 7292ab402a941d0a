import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { draftCharterAction } from "@/app/(workspace)/projects/[code]/charter/actions";
import { ParametersRoom } from "@/components/charter/parameters-room";
import { getParametersStart } from "@/lib/features/charter/queries-page";
import { readProject } from "@/lib/http/reading";
import { tellAbility } from "@/lib/http/tell";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("charter"))("editTitle") };
}

/** Chooses the parameters of the charter, from a model. */
export default async function ParametersPage({ params }: Props) {
  const { code } = await params;
  const { start, project } = await readProject(code, async ({ tx, scope, now }) => ({
    start: await getParametersStart(tx, scope, now),
    project: { code, name: scope.name, currency: scope.currency },
  }));
  const ability = await tellAbility(start.ability, { project: code, subject: { kind: "charter" } });
  return <ParametersRoom action={draftCharterAction} project={project} start={start} ability={ability} />;
}
