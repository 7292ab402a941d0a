import type { Metadata } from "next";
import { acknowledge, follow, issue, lapse, noteOutcome } from "@/app/(workspace)/projects/[code]/advice/actions";
import { AdviceSheet } from "@/components/advice/advice-sheet";
import { getAdvice } from "@/lib/features/advice/queries";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = { readonly params: Promise<{ code: string; advice: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).advice };
}

const actions = { acknowledge, follow, issue, lapse, noteOutcome };

/** One piece of advice, from its draft to what came of it. */
export default async function AdviceItemPage({ params }: Props) {
  const { code, advice } = await params;
  const { view, abilities } = await readProject(code, ({ tx, scope, now }) => getAdvice(tx, scope, advice, now));
  const { timeZone } = view.project;
  const subject = { kind: "advice", code: advice } as const;
  const told = await tellAbilities(abilities, { project: code, timeZone, subject });
  return <AdviceSheet view={view} abilities={told} actions={actions} />;
}
