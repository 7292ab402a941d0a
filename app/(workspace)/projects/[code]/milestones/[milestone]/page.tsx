import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answer, hear, refuseResubmission, start, verify } from "@/app/(workspace)/projects/[code]/milestones/actions";
import { MilestoneItem } from "@/components/milestone/milestone-item";
import { getMilestone } from "@/lib/features/milestone/queries-item";
import { readProject } from "@/lib/http/reading";
import { tellArticle } from "@/lib/http/tell";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = { readonly params: Promise<{ code: string; milestone: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).milestone };
}

/** One milestone: whose turn it is, what it promises, what was found and decided. */
export default async function MilestonePage({ params }: Props) {
  const [{ code, milestone }, t] = await Promise.all([params, getTranslations()]);
  const { view, abilities } = await readProject(code, ({ tx, scope, now }) => getMilestone(tx, scope, milestone, now));
  const told = await tellAbilities(abilities, { project: code, subject: { kind: "milestone", code: milestone } });
  return (
    <MilestoneItem
      view={view}
      abilities={told}
      lock={tellArticle(t, "CD-04")}
      actions={{ start, verify, hear, answer, refuseResubmission }}
    />
  );
}
