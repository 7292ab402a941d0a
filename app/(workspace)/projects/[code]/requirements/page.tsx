import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import * as act from "@/app/(workspace)/projects/[code]/requirements/actions";
import { RequirementPage } from "@/components/requirement/requirement-page";
import { currentPerson } from "@/lib/auth/current";
import { getRequirementPage } from "@/lib/features/requirement/queries-page";
import { RequirementFilter } from "@/lib/features/requirement/schema-filter";
import { readProject } from "@/lib/http/reading";

type Props = {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("requirements") };
}

/** The requirements of a project: filters in the address, a selection that takes a step together. */
export default async function Requirements({ params, searchParams }: Props) {
  const [{ code }, search, person] = await Promise.all([params, searchParams, currentPerson()]);
  const filter = RequirementFilter.parse(search);
  const view = await readProject(code, ({ tx, scope, now }) => getRequirementPage(tx, scope, now, filter));
  const { propose, review, agree, defer, reject, withdraw, classify, move, saveView, renameView, removeView } = act;
  const actions = { propose, review, agree, defer, reject, withdraw };
  return (
    <RequirementPage
      {...view}
      filter={filter}
      dense={person?.density === "dense"}
      actions={actions}
      writing={{ classify, move }}
      viewing={{ save: saveView, rename: renameView, remove: removeView }}
    />
  );
}
