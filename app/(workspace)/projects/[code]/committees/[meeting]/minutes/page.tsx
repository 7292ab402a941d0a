import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { agree, answer, ask, draft } from "@/app/(workspace)/projects/[code]/committees/[meeting]/minutes/actions";
import { MinutesSheet } from "@/components/minutes/minutes-sheet";
import { getMinutes } from "@/lib/features/minutes/queries";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = { readonly params: Promise<{ code: string; meeting: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("minutes"))("title", { code: (await params).meeting }) };
}

/** The minutes of a meeting: the draft, what was circulated, corrections with their difference, who has approved. */
export default async function MinutesPage({ params }: Props) {
  const { code, meeting } = await params;
  const { view, abilities } = await readProject(code, ({ tx, scope, now }) => getMinutes(tx, scope, meeting, now));
  const subject = { kind: "meeting", code: meeting } as const;
  const told = await tellAbilities(abilities, { project: code, timeZone: view.project.timeZone, subject });
  return <MinutesSheet view={view} abilities={told} actions={{ draft, ask, answer, agree }} />;
}
