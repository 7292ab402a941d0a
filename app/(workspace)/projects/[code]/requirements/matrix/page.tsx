import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MatrixPage } from "@/components/requirement/matrix-page";
import { currentPerson } from "@/lib/auth/current";
import { getRequirementFigures } from "@/lib/features/requirement/queries";
import { getMatrix } from "@/lib/features/requirement/queries-matrix";
import { MatrixFilter } from "@/lib/features/requirement/schema-matrix";
import { readProject } from "@/lib/http/reading";

type Props = {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requirementTable.matrix"))("title") };
}

const pageSize = 50;

/** From each requirement to what delivers it, checks it and calls it into question. */
export default async function RequirementMatrix({ params, searchParams }: Props) {
  const [{ code }, search, person] = await Promise.all([params, searchParams, currentPerson()]);
  const filter = MatrixFilter.parse(search);
  const view = await readProject(code, async ({ tx, scope }) => {
    const parts = [getMatrix(tx, scope, filter, pageSize), getRequirementFigures(tx, scope)] as const;
    const [page, figures] = await Promise.all(parts);
    return { page, figures, project: { code: scope.code, name: scope.name } };
  });
  return <MatrixPage {...view} filter={filter} dense={person?.density === "dense"} />;
}
