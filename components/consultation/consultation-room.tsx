import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ConsultationFrame } from "@/components/consultation/consultation-frame";
import { ConsultationList } from "@/components/consultation/consultation-list";
import { ExitPlan } from "@/components/consultation/exit-plan";
import { ExportMenu } from "@/components/shell/export-menu";
import { ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Empty } from "@/components/ui/empty";
import type { Action } from "@/lib/features/act/view";
import type { ConsultationRoomView } from "@/lib/features/consultation/view";

type Props = { readonly view: ConsultationRoomView; readonly handBack: Action };

/** Choosing providers: the consultations, for the client and its AMO; what those who left hand back, for all. */
export function ConsultationRoom({ view, handBack }: Props): ReactNode {
  const t = useTranslations("consultations");
  const { project, lines, exits, mayDraft, mayHandBack } = view;
  const create = <ButtonLink href={`/projects/${project.code}/consultations/new`}>{t("new")}</ButtonLink>;
  const none = lines === null || lines.length === 0;
  return (
    <ConsultationFrame
      project={project}
      title={t("title")}
      lead={t("lead")}
      end={
        none ? undefined : (
          <ButtonRow>
            <ExportMenu project={project.code} list="consultations" />
            {mayDraft ? create : null}
          </ButtonRow>
        )
      }
    >
      {lines === null ? (
        <Empty fact={t("kept")} rule={t("keptRule")} />
      ) : none ? (
        <Empty fact={t("empty")} rule={t("emptyRule")} act={mayDraft ? create : undefined} />
      ) : (
        <ConsultationList project={project.code} timeZone={project.timeZone} lines={lines} />
      )}
      <ExitPlan
        project={project.code}
        timeZone={project.timeZone}
        items={exits}
        mayHandBack={mayHandBack}
        handBack={handBack}
      />
    </ConsultationFrame>
  );
}
