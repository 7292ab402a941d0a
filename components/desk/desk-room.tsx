import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DisputeSteps } from "@/components/desk/dispute-steps";
import { LateMatters } from "@/components/desk/late-matters";
import { MeetingLines } from "@/components/desk/meeting-lines";
import { ShareSection } from "@/components/desk/share-section";
import { WarningLines } from "@/components/desk/warning-lines";
import { ListKeys } from "@/components/shell/list-keys";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { FilterBar, FilterChip } from "@/components/ui/filters";
import { PageTitle } from "@/components/ui/section-head";
import { deskHref, type ToldDesk } from "@/lib/features/desk/view";

/** The AMO's desk: next committees, warnings, what is late, disputes, and the share of the client's acts that they did. */
export function DeskRoom({ view }: { readonly view: ToldDesk }): ReactNode {
  const t = useTranslations("desk");
  const rooms = useTranslations("rooms");
  const { projects, chosen, meetings, warnings, now } = view;
  const toPrepare = meetings.filter(({ missing }) => missing.length > 0).length;
  const one = chosen === null ? undefined : projects.find(({ code }) => code === chosen);
  return (
    <>
      <PageHeader crumbs={[{ label: rooms("desk") }]} />
      <PageBody>
        <PageTitle
          lead={
            projects.length === 0
              ? undefined
              : t("lead", {
                  projects: one === undefined ? projects.length : 1,
                  late: view.late.length,
                  disputes: view.disputes.length,
                })
          }
          end={
            one === undefined ? undefined : (
              <ButtonLink href={`/projects/${one.code}/briefing`}>{t("briefing")}</ButtonLink>
            )
          }
        >
          {t("title", { meetings: toPrepare, warnings: warnings.length })}
        </PageTitle>
        {projects.length === 0 ? (
          <div className="mt-8">
            <Empty
              fact={t("empty")}
              rule={t("emptyRule")}
              act={<ButtonLink href="/projects">{t("toProjects")}</ButtonLink>}
            />
          </div>
        ) : (
          <ListKeys>
            <div className="mt-6">
              <ProjectFilter view={view} />
            </div>
            <div className="mt-8 flex flex-col gap-11">
              <MeetingLines meetings={meetings} now={now} />
              <WarningLines warnings={warnings} now={now} />
              <LateMatters matters={view.late} now={now} />
              <DisputeSteps disputes={view.disputes} now={now} />
              <ShareSection shares={view.shares} />
            </div>
          </ListKeys>
        )}
      </PageBody>
    </>
  );
}

function ProjectFilter({ view: { projects, chosen } }: { readonly view: ToldDesk }): ReactNode {
  const t = useTranslations("desk");
  if (projects.length < 2 && chosen === null) return null;
  return (
    <FilterBar>
      <FilterChip
        filter={{
          name: t("project"),
          value: projects.find(({ code }) => code === chosen)?.name ?? t("allProjects"),
          ...(chosen === null ? {} : { clearHref: deskHref(null) }),
          options: projects.map(({ code, name }) => ({
            label: name,
            href: deskHref(code),
            current: code === chosen,
          })),
        }}
      />
    </FilterBar>
  );
}
