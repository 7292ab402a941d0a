"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ClosedAct } from "@/components/act/act-button";
import { BulkStep, type StepActions } from "@/components/requirement/bulk-bar";
import { ButtonLink } from "@/components/ui/button";
import type { RequirementAbilities } from "@/lib/features/requirement/view";

type Props = {
  readonly project: string;
  readonly code: string;
  readonly version: number;
  readonly abilities: RequirementAbilities;
  readonly actions: StepActions;
};

/** What can be done with one requirement from where it stands: open steps as buttons, closed ones with their reason. */
export function StepButtons({ project, code, version, abilities, actions }: Props): ReactNode {
  const t = useTranslations("requirements");
  const { revise, steps } = abilities;
  return (
    <div className="flex flex-wrap gap-2.5 max-md:flex-col">
      {steps.map(({ step, ability }) =>
        ability.allowed ? (
          <BulkStep
            key={step}
            project={project}
            step={step}
            texts={[{ code, version }]}
            action={actions[step]}
            onDone={() => undefined}
          />
        ) : (
          <ClosedAct key={step} refusal={ability.refusal}>
            {t(`steps.${step}`)}
          </ClosedAct>
        ),
      )}
      {revise.allowed ? (
        <ButtonLink href={`/projects/${project}/requirements/${code}/edit`}>{t("revise")}</ButtonLink>
      ) : (
        <ClosedAct refusal={revise.refusal}>{t("revise")}</ClosedAct>
      )}
    </div>
  );
}
