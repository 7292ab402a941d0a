import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { outline, stateExclusions } from "@/app/(workspace)/projects/[code]/requirements/quality-actions";
import { QualityPage } from "@/components/requirement/quality-page";
import { getExclusions } from "@/lib/features/exclusion/queries";
import { getRequirementFigures } from "@/lib/features/requirement/queries";
import { getQuality, qualityAbilities } from "@/lib/features/requirement/queries-quality";
import { readProject } from "@/lib/http/reading";
import { tellAbility } from "@/lib/http/tell";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quality"))("title") };
}

/** How good the set is: what lacks, what could be read in two ways, what repeats itself, what is left out. */
export default async function RequirementQuality({ params }: Props) {
  const { code } = await params;
  const { view, figures, exclusions, abilities, scope } = await readProject(code, async ({ tx, scope, now }) => {
    const parts = [getQuality(tx, scope), getRequirementFigures(tx, scope), getExclusions(tx, scope)] as const;
    const [view, figures, exclusions] = await Promise.all(parts);
    return { view, figures, exclusions, abilities: qualityAbilities(scope, now), scope };
  });
  const may = {
    state: await tellAbility(abilities.state, { project: code }),
    outline: await tellAbility(abilities.outline, { project: code }),
  };
  const project = { code, name: scope.name, timeZone: scope.timeZone };
  return <QualityPage {...{ project, view, figures, exclusions, may }} actions={{ state: stateExclusions, outline }} />;
}
