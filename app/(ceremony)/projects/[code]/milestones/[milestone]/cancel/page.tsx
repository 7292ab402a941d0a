import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { previewCancellation, signCancellation } from "@/app/(ceremony)/projects/[code]/milestones/milestone-actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { CancellationCeremony } from "@/components/milestone/cancellation-ceremony";
import { getMilestone } from "@/lib/features/milestone/queries-item";
import { readProject } from "@/lib/http/reading";
import { tellAbility } from "@/lib/http/tell";

type Props = { readonly params: Promise<{ code: string; milestone: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("milestones"))("ceremony.cancel.title", { code: (await params).milestone }) };
}

/** Gives a milestone up: the reason first, then read, check, sign. */
export default async function CancelPage({ params }: Props) {
  const { code, milestone } = await params;
  const page = await readProject(code, ({ tx, scope, now }) => getMilestone(tx, scope, milestone, now));
  const may = await tellAbility(page.abilities.cancel, {
    project: code,
    subject: { kind: "milestone", code: milestone },
  });
  const { title, client, agency, project } = page.view;
  const party = project.side === "AGENCY" ? agency.name : client.name;
  return (
    <CancellationCeremony
      project={{ code, name: project.name, currency: project.currency }}
      milestone={{ code: milestone, title }}
      party={party}
      asksCost={project.side !== "AGENCY"}
      may={may}
      preview={previewCancellation}
      action={signCancellation}
      requestCode={requestSigningCode}
    />
  );
}
