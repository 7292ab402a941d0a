import type { Metadata } from "next";
import { close, occur, review } from "@/app/(workspace)/projects/[code]/risks/actions";
import { RiskSheet } from "@/components/risk/risk-sheet";
import { getRisk } from "@/lib/features/risk/queries";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = { readonly params: Promise<{ code: string; risk: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).risk };
}

/** One risk with its history. */
export default async function RiskPage({ params }: Props) {
  const { code, risk } = await params;
  const { view, owners, abilities } = await readProject(code, ({ tx, scope, now }) => getRisk(tx, scope, risk, now));
  const subject = { kind: "risk", code: risk } as const;
  const told = await tellAbilities(abilities, { project: code, timeZone: view.project.timeZone, subject });
  return <RiskSheet view={view} owners={owners} abilities={told} actions={{ close, occur, review }} />;
}
