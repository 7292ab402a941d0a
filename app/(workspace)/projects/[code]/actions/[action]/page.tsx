import type { Metadata } from "next";
import * as actions from "@/app/(workspace)/projects/[code]/actions/actions";
import { ActionSheet } from "@/components/action-item/action-sheet";
import { getAction } from "@/lib/features/action-item/queries";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = { readonly params: Promise<{ code: string; action: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).action };
}

/** One action with what happened to it. */
export default async function ActionPage({ params }: Props) {
  const { code, action } = await params;
  const { view, abilities } = await readProject(code, ({ tx, scope, now }) => getAction(tx, scope, action, now));
  const subject = { kind: "action", code: action } as const;
  const told = await tellAbilities(abilities, { project: code, timeZone: view.project.timeZone, subject });
  const { begin, finish, verify, sendBack, drop } = actions;
  return <ActionSheet view={view} abilities={told} actions={{ begin, finish, verify, sendBack, drop }} />;
}
