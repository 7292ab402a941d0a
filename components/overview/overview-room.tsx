import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Court } from "@/components/overview/court";
import { LatestActs } from "@/components/overview/latest-acts";
import { MilestoneTimeline } from "@/components/overview/milestone-timeline";
import { OverviewHead } from "@/components/overview/overview-head";
import { SetupList } from "@/components/overview/setup-list";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import type { OverviewView } from "@/lib/features/overview/view";

/** The overview of a project: whose turn it is, what each side holds, where the milestones stand, what was done last. */
export function OverviewRoom({ view }: { readonly view: OverviewView }): ReactNode {
  const t = useTranslations("rooms");
  const { code, name, timeZone, now } = view;
  const side = view.columns.find(({ mine }) => mine)?.party.side ?? "AMO";
  return (
    <>
      <PageHeader crumbs={[{ label: name, href: `/projects/${code}` }, { label: t("steer") }]} />
      <PageBody>
        <div className="flex flex-col gap-11">
          <div className="flex flex-col gap-8">
            <OverviewHead view={view} />
            {view.setup === null ? null : <SetupList steps={view.setup} />}
            <Court columns={view.columns} now={now} leads={view.setup === null} />
          </div>
          <MilestoneTimeline project={code} page={view.timeline} side={side} timeZone={timeZone} now={now} />
          <LatestActs project={code} entries={view.latest} timeZone={timeZone} now={now} />
        </div>
      </PageBody>
    </>
  );
}
