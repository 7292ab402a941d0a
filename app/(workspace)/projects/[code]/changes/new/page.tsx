import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { open } from "@/app/(workspace)/projects/[code]/changes/actions";
import { ChangeRequestForm } from "@/components/change-request/change-request-form";
import { MilestoneFrame } from "@/components/milestone/milestone-frame";
import { tellOrigin } from "@/lib/features/change-request/queries-origin";
import { OriginText } from "@/lib/features/change-request/schema";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }>; readonly searchParams: Promise<{ origin?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("changes"))("new") };
}

const blank = { changeRequest: "", type: "EVOLUTION", title: "", description: "", reason: "" } as const;

/** Opens a change request; where it comes from stands in the address. */
export default async function NewChangePage({ params, searchParams }: Props) {
  const [{ code }, { origin }, t] = await Promise.all([params, searchParams, getTranslations("changes")]);
  const asked = OriginText.catch("").parse(origin ?? "");
  const { project, from } = await readProject(code, async ({ tx, scope }) => ({
    project: scope,
    from: await tellOrigin(tx, scope.projectId, asked),
  }));
  const defaults = { ...blank, origin: from === null ? "" : asked };
  return (
    <MilestoneFrame project={project} room="changes" here={t("new")} title={t("new")} lead={t("rule")}>
      <ChangeRequestForm project={code} action={open} defaults={defaults} from={from} />
    </MilestoneFrame>
  );
}
