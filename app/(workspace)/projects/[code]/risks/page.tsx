import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { adopt } from "@/app/(workspace)/projects/[code]/risks/actions";
import { RiskRoom } from "@/components/risk/risk-room";
import { getRiskRoom } from "@/lib/features/risk/queries";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("risks") };
}

/** The register of risks with its matrix. */
export default async function RisksPage({ params }: Props) {
  const { code } = await params;
  const { view, abilities } = await readProject(code, ({ tx, scope, now }) => getRiskRoom(tx, scope, now));
  const told = await tellAbilities(abilities, { project: code, timeZone: view.project.timeZone });
  return <RiskRoom view={view} abilities={told} adopt={adopt} />;
}
