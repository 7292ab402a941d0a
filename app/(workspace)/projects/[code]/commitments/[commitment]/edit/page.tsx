import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { revise } from "@/app/(workspace)/projects/[code]/commitments/actions";
import { CommitmentRevision } from "@/components/commitment/commitment-revision";
import { getCommitmentRevision } from "@/lib/features/commitment/queries-form";
import { readProject } from "@/lib/http/reading";
import { tellAbility } from "@/lib/http/tell";

type Props = { readonly params: Promise<{ code: string; commitment: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("commitments"))("reviseTitle", { code: (await params).commitment }) };
}

/** Writes other terms of a proposal. */
export default async function EditCommitmentPage({ params }: Props) {
  const { code, commitment } = await params;
  const { start, ability } = await readProject(code, (reading) => getCommitmentRevision(reading, commitment));
  const told = await tellAbility(ability, { project: code, subject: { kind: "commitment", code: commitment } });
  return <CommitmentRevision start={start} ability={told} action={revise} />;
}
