import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChangeRequestList } from "@/components/change-request/change-request-list";
import { MilestoneFrame } from "@/components/milestone/milestone-frame";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { getCumulated, listChangeRequests } from "@/lib/features/change-request/queries";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("changes") };
}

/** The change requests of a project. */
export default async function ChangesPage({ params }: Props) {
  const [{ code }, t] = await Promise.all([params, getTranslations()]);
  const { project, lines, now, cumulated } = await readProject(code, async (reading) => {
    const [found, share] = await Promise.all([listChangeRequests(reading), getCumulated(reading)]);
    return { project: reading.scope, lines: found, now: reading.now, cumulated: share };
  });
  const create = <ButtonLink href={`/projects/${code}/changes/new`}>{t("changes.new")}</ButtonLink>;
  const none = <Empty fact={t("changes.none")} rule={t("changes.rule")} act={create} />;
  const list = <ChangeRequestList project={project} lines={lines} now={now} cumulated={cumulated} />;
  return (
    <MilestoneFrame
      project={project}
      room="changes"
      title={t("rooms.changes")}
      lead={t("changes.lead")}
      end={lines.length === 0 ? undefined : create}
    >
      {lines.length === 0 ? none : list}
    </MilestoneFrame>
  );
}
