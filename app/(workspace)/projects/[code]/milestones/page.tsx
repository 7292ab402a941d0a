import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MilestoneFrame } from "@/components/milestone/milestone-frame";
import { MilestoneList } from "@/components/milestone/milestone-list";
import { ListKeys } from "@/components/shell/list-keys";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { listMilestones } from "@/lib/features/milestone/queries";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("milestones") };
}

/** The milestones of a project on their time line. */
export default async function MilestonesPage({ params }: Props) {
  const [{ code }, t] = await Promise.all([params, getTranslations("milestones")]);
  const { project, lines, now } = await readProject(code, async ({ tx, scope, now }) => {
    return { project: scope, lines: await listMilestones(tx, scope, now), now };
  });
  const mine = lines.filter((line) => line.turn.ball === "yours" || line.turn.ball === "both").length;
  const create = <ButtonLink href={`/projects/${code}/milestones/new`}>{t("new")}</ButtonLink>;
  const none = <Empty fact={t("empty")} rule={t("emptyRule")} act={create} />;
  return (
    <MilestoneFrame
      project={project}
      room="milestones"
      title={t("title")}
      lead={t("waiting", { count: mine })}
      end={lines.length === 0 ? undefined : create}
    >
      {lines.length === 0 ? (
        none
      ) : (
        <ListKeys>
          <MilestoneList project={project} lines={lines} now={now} />
        </ListKeys>
      )}
    </MilestoneFrame>
  );
}
