import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChangeRequestTable } from "@/components/change-request/change-request-table";
import { MilestoneFrame } from "@/components/milestone/milestone-frame";
import { ListKeys } from "@/components/shell/list-keys";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { listChangeRequests } from "@/lib/features/change-request/queries";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("changes") };
}

/** The change requests of a project. */
export default async function ChangesPage({ params }: Props) {
  const [{ code }, t] = await Promise.all([params, getTranslations()]);
  const { project, lines, now } = await readProject(code, async (reading) => {
    return { project: reading.scope, lines: await listChangeRequests(reading), now: reading.now };
  });
  const create = <ButtonLink href={`/projects/${code}/changes/new`}>{t("changes.new")}</ButtonLink>;
  const none = <Empty fact={t("changes.none")} rule={t("changes.rule")} act={create} />;
  const list = (
    <ListKeys>
      <ChangeRequestTable project={project} lines={lines} now={now} />
    </ListKeys>
  );
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
