import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import * as actions from "@/app/(workspace)/projects/[code]/disputes/actions";
import { MediationPanel } from "@/components/mediation/mediation-panel";
import { getDispute } from "@/lib/features/dispute/queries-page";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = { readonly params: Promise<{ code: string; dispute: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("mediations"))("of", { code: (await params).dispute }) };
}

/** The facts of a mediation, and the acts around it. What is said in it is behind a door of its own. */
export default async function DisputeMediationPage({ params }: Props) {
  const { code, dispute } = await params;
  const { view, abilities } = await readProject(code, (reading) => getDispute(reading, dispute));
  const subject = { kind: "dispute", code: dispute } as const;
  const told = await tellAbilities(abilities, { project: code, timeZone: view.project.timeZone, subject });
  const { ask, answer, name, confirm, admit, leave } = actions;
  return <MediationPanel view={view} abilities={told} acts={{ ask, answer, name, confirm, admit, leave }} />;
}
