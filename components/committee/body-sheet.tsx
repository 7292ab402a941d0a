import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BodyForm } from "@/components/committee/body-form";
import { DissolveSection } from "@/components/committee/dissolve-section";
import { MeetingTable } from "@/components/committee/meeting-table";
import { PlanForm } from "@/components/committee/plan-form";
import { SeatList } from "@/components/committee/seat-list";
import { DecideFrame } from "@/components/shell/decide-frame";
import { SectionHead } from "@/components/ui/section-head";
import type { AbilityView, Action } from "@/lib/features/act/view";
import type { BodyActName, BodyPageView } from "@/lib/features/committee/view";

type Props = {
  readonly view: BodyPageView;
  readonly abilities: Readonly<Record<BodyActName, AbilityView>>;
  readonly plan: Action;
  readonly compose: Action;
  readonly dissolve: Action;
};

/** A body: who sits there, its meetings, the next one to plan, its composition. */
export function BodySheet({ view, abilities, plan, compose, dissolve }: Props): ReactNode {
  const t = useTranslations("committees");
  const { project, body, people, meetings } = view;
  const lead = t("bodyLine", { kind: body.kind, rhythm: body.rhythm, seats: body.seats.length });
  return (
    <DecideFrame project={project} room="committees" here={body.code} title={body.title} lead={lead}>
      <section className="max-w-measure">
        <SectionHead title={t("seats")} />
        <SeatList seats={body.seats} />
      </section>
      <section>
        <SectionHead title={t("meetings")} />
        {meetings.length === 0 ? (
          <p className="t-13 py-3 text-text-2">{t("noMeeting")}</p>
        ) : (
          <MeetingTable project={project.code} timeZone={project.timeZone} lines={meetings} />
        )}
      </section>
      {abilities.plan.allowed ? (
        <section>
          <SectionHead title={t("plan.title")} />
          <PlanForm view={view} plan={plan} />
        </section>
      ) : null}
      {abilities.compose.allowed ? (
        <section>
          <SectionHead title={t("form.compose")} />
          <div className="mt-4">
            <BodyForm project={project.code} people={people} body={body} save={compose} />
          </div>
        </section>
      ) : null}
      {abilities.compose.allowed ? (
        <DissolveSection
          project={project.code}
          committee={body.code}
          ability={abilities.dissolve}
          dissolve={dissolve}
        />
      ) : null}
    </DecideFrame>
  );
}
