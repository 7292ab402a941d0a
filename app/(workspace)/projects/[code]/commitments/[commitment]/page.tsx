import type { Metadata } from "next";
import * as actions from "@/app/(workspace)/projects/[code]/commitments/actions";
import { CommitmentItem } from "@/components/commitment/commitment-item";
import { getCommitment } from "@/lib/features/commitment/queries";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = { readonly params: Promise<{ code: string; commitment: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).commitment };
}

/** One commitment: what was committed, where it stands, what may be done now. */
export default async function CommitmentPage({ params }: Props) {
  const { code, commitment } = await params;
  const { view, abilities } = await readProject(code, (reading) => getCommitment(reading, commitment));
  const { timeZone } = view.project;
  const about = { project: code, timeZone, subject: { kind: "commitment", code: commitment } } as const;
  const told = await tellAbilities(abilities, about);
  const { deliver, confirm, excuse, reschedule, answer, substitute, release, time } = actions;
  const acts = { deliver, confirm, excuse, reschedule, answer, substitute, release, time };
  return <CommitmentItem view={view} abilities={told} actions={acts} />;
}
