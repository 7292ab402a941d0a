"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import { SectionHead } from "@/components/ui/section-head";
import type { Action } from "@/lib/features/act/view";
import type { CompartmentView } from "@/lib/features/mediation/view";

type Props = { readonly view: Pick<CompartmentView, "mediationId">; readonly end: Action };

/** The end of a mediator's mission: at any time, and no reason is asked for. */
export function MissionEnd({ view, end }: Props): ReactNode {
  const t = useTranslations("mediations");
  return (
    <section className="flex flex-col gap-3">
      <SectionHead title={t("endMission")} remark={t("endMissionHint")} />
      <div>
        <ActButton action={end} input={{ mediationId: view.mediationId }}>
          {t("endMission")}
        </ActButton>
      </div>
    </section>
  );
}
