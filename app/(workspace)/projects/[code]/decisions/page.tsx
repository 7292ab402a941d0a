import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DecisionList } from "@/components/decision/decision-list";
import { getDecisionRegister } from "@/lib/features/decision/queries";
import { DecisionCode, DecisionFilters } from "@/lib/features/decision/schema";
import { readProject } from "@/lib/http/reading";

type Props = {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("decisions") };
}

const pageSize = 25;
const After = DecisionCode.optional().catch(undefined);

/** The register of decisions across meetings, under the filters of the address. */
export default async function DecisionsPage({ params, searchParams }: Props) {
  const [{ code }, asked] = await Promise.all([params, searchParams]);
  const { q: text, meeting, committee, status } = asked;
  const filters = DecisionFilters.parse({ text, meeting, committee, status });
  const after = After.parse(asked.after);
  const view = await readProject(code, ({ tx, scope, now }) =>
    getDecisionRegister(tx, scope, now, { ...filters, after, size: pageSize }),
  );
  return <DecisionList view={view} filters={filters} after={after} />;
}
