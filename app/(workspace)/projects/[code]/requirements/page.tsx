import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import {
  agree,
  defer,
  propose,
  reject,
  review,
  withdraw,
} from "@/app/(workspace)/projects/[code]/requirements/actions";
import { RequirementPage } from "@/components/requirement/requirement-page";
import { currentPerson } from "@/lib/auth/current";
import { abilityTo } from "@/lib/domain/ability";
import { getRequirementFigures, listRequirements } from "@/lib/features/requirement/queries";
import { RequirementFilter } from "@/lib/features/requirement/schema-filter";
import { requirementSteps } from "@/lib/features/requirement/view";
import { readProject } from "@/lib/http/reading";
import { ok } from "@/lib/kernel/result";

type Props = {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("requirements") };
}

const pageSize = 50;

/** The requirements of a project: filters in the address, a selection that takes a step together. */
export default async function Requirements({ params, searchParams }: Props) {
  const [{ code }, search, person] = await Promise.all([params, searchParams, currentPerson()]);
  const filter = RequirementFilter.parse({
    status: null,
    kind: null,
    priority: null,
    chapter: null,
    after: null,
    before: null,
    q: "",
    ...search,
  });
  const view = await readProject(code, async ({ tx, scope, now }) => ({
    project: { code, name: scope.name },
    side: scope.side,
    list: await listRequirements(tx, scope, filter, pageSize),
    figures: await getRequirementFigures(tx, scope),
    steps: requirementSteps.filter((step) => abilityTo(`requirement.${step}`, scope, now, () => ok(null)).allowed),
  }));
  return (
    <RequirementPage
      {...view}
      filter={filter}
      dense={person?.density === "dense"}
      actions={{ propose, review, agree, defer, reject, withdraw }}
    />
  );
}
