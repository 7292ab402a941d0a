import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { previewRebuttal, signRebuttal } from "@/app/(ceremony)/projects/[code]/milestones/rebuttal-actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { RebuttalCeremony } from "@/components/milestone/rebuttal-ceremony";
import { getRebuttalStart } from "@/lib/features/milestone/queries-tacit-ceremony";
import { readProject } from "@/lib/http/reading";
import { tellAbility } from "@/lib/http/tell";

type Props = { readonly params: Promise<{ code: string; milestone: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("milestones"))("ceremony.rebut.title", { code: (await params).milestone }) };
}

/** Rebuts a tacit acceptance: reasons and evidence first, then read, check, sign. */
export default async function RebutPage({ params }: Props) {
  const { code, milestone } = await params;
  const start = await readProject(code, (reading) => getRebuttalStart(reading, milestone));
  const { timeZone } = start;
  const may = await tellAbility(start.ability, {
    project: code,
    timeZone,
    subject: { kind: "milestone", code: milestone },
  });
  return (
    <RebuttalCeremony
      project={{ code, name: start.project }}
      milestone={{ code: milestone, title: start.title }}
      criteria={start.criteria}
      party={start.party}
      may={may}
      preview={previewRebuttal}
      action={signRebuttal}
      requestCode={requestSigningCode}
    />
  );
}
