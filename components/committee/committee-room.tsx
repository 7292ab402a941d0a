import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MeetingTable } from "@/components/committee/meeting-table";
import { DecideFrame } from "@/components/shell/decide-frame";
import { ExportMenu } from "@/components/shell/export-menu";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import type { CommitteeRoomView } from "@/lib/features/committee/view";

/** The committees of a project: bodies with who sits there, and their meetings. */
export function CommitteeRoom({ view }: { readonly view: CommitteeRoomView }): ReactNode {
  const t = useTranslations("committees");
  const { project, bodies, meetings, mayForm } = view;
  const root = `/projects/${project.code}/committees`;
  const create = <ButtonLink href={`${root}/new`}>{t("new")}</ButtonLink>;
  if (bodies.length === 0)
    return (
      <DecideFrame project={project} room="committees" title={t("title")} lead={t("lead")}>
        <Empty fact={t("empty")} rule={t("emptyRule")} act={mayForm ? create : undefined} />
      </DecideFrame>
    );
  const end = (
    <span className="flex flex-wrap items-center gap-2">
      <ExportMenu project={project.code} list="meetings" />
      {mayForm ? create : null}
    </span>
  );
  return (
    <DecideFrame project={project} room="committees" title={t("title")} lead={t("lead")} end={end}>
      <section>
        <SectionHead title={t("bodies")} />
        <ul>
          {bodies.map((body) => (
            <li key={body.code} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-line border-b py-3">
              <span className="t-14 min-w-0 flex-1 font-medium [overflow-wrap:anywhere]">
                <TextLink href={`${root}/bodies/${body.code}`}>{body.title}</TextLink>
              </span>
              <span className="t-12 text-text-3">
                {t("bodyLine", { kind: body.kind, rhythm: body.rhythm, seats: body.seats.length })}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <SectionHead title={t("meetings")} />
        {meetings.length === 0 ? (
          <p className="t-13 py-3 text-text-2">{t("noMeeting")}</p>
        ) : (
          <MeetingTable project={project.code} timeZone={project.timeZone} lines={meetings} />
        )}
      </section>
    </DecideFrame>
  );
}
