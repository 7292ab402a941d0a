import type { Metadata } from "next";
import * as actions from "@/app/(workspace)/projects/[code]/disputes/actions";
import { DisputeSheet } from "@/components/dispute/dispute-sheet";
import { getDispute } from "@/lib/features/dispute/queries-page";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = { readonly params: Promise<{ code: string; dispute: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).dispute };
}

/** One dispute: the same sheet for both of its parties. */
export default async function DisputePage({ params }: Props) {
  const { code, dispute } = await params;
  const { view, abilities } = await readProject(code, (reading) => getDispute(reading, dispute));
  const subject = { kind: "dispute", code: dispute } as const;
  const told = await tellAbilities(abilities, { project: code, timeZone: view.project.timeZone, subject });
  const { complete, position, propose, endOne, disclose, refuse, escalate, withdraw, settle, goOutside, close } =
    actions;
  const talking = { complete, position, propose, endOne, disclose, refuse };
  return (
    <DisputeSheet view={view} abilities={told} acts={{ ...talking, escalate, withdraw, settle, goOutside, close }} />
  );
}
