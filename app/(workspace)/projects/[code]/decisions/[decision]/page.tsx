import type { Metadata } from "next";
import { DecisionSheet } from "@/components/decision/decision-sheet";
import { getDecision } from "@/lib/features/decision/queries";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string; decision: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).decision };
}

/** One decision: what was considered, who said what, by what it takes effect, and what became of it. */
export default async function DecisionPage({ params }: Props) {
  const { code, decision } = await params;
  const { view } = await readProject(code, ({ tx, scope, now }) => getDecision(tx, scope, decision, now));
  return <DecisionSheet view={view} />;
}
