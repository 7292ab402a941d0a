import type { Metadata } from "next";
import { compose, dissolve, plan } from "@/app/(workspace)/projects/[code]/committees/actions";
import { BodySheet } from "@/components/committee/body-sheet";
import { getBody } from "@/lib/features/committee/queries";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = { readonly params: Promise<{ code: string; body: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).body };
}

/** One committee: who sits there, its meetings, and the next one to plan. */
export default async function BodyPage({ params }: Props) {
  const { code, body } = await params;
  const { view, abilities } = await readProject(code, ({ tx, scope, now }) => getBody(tx, scope, body, now));
  const told = await tellAbilities(abilities, { project: code, timeZone: view.project.timeZone });
  return <BodySheet view={view} abilities={told} plan={plan} compose={compose} dissolve={dissolve} />;
}
