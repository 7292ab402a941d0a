import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { forecastSheet } from "@/app/(workspace)/projects/[code]/requirements/import/import-actions";
import { ImportPage } from "@/components/requirement/import-page";
import { abilityTo } from "@/lib/domain/ability";
import { readProject } from "@/lib/http/reading";
import { tellAbility } from "@/lib/http/tell";
import { ok } from "@/lib/kernel/result";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requirements.import"))("title") };
}

/** Brings a sheet in: file, mapping, preview, problems, and the act, on one page. */
export default async function ImportRequirements({ params }: Props) {
  const { code } = await params;
  const { name, may } = await readProject(code, async ({ scope, now }) => ({
    name: scope.name,
    may: abilityTo("requirement.import", scope, now, () => ok(null)),
  }));
  const ability = await tellAbility(may, { project: code });
  return <ImportPage project={{ code, name }} ability={ability} forecast={forecastSheet} />;
}
