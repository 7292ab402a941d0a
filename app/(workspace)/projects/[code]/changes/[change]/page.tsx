import type { Metadata } from "next";
import { open, submit } from "@/app/(workspace)/projects/[code]/changes/actions";
import { ChangeRequestItem } from "@/components/change-request/change-request-item";
import { getChangeRequest } from "@/lib/features/change-request/queries";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = { readonly params: Promise<{ code: string; change: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).change };
}

/** One change request: a draft to complete and submit, or what was submitted. */
export default async function ChangePage({ params }: Props) {
  const { code, change } = await params;
  const { view, abilities } = await readProject(code, (reading) => getChangeRequest(reading, change));
  const told = await tellAbilities(abilities, { project: code, subject: { kind: "change-request", code: change } });
  return <ChangeRequestItem view={view} abilities={told} open={open} submit={submit} />;
}
