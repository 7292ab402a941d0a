"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMoney } from "@/components/budget/use-money";
import { ReasonAct } from "@/components/project/reason-act";
import { Empty } from "@/components/ui/empty";
import { Field } from "@/components/ui/field";
import { KeyValues } from "@/components/ui/key-values";
import { Select } from "@/components/ui/select";
import type { AbilityView, Action } from "@/lib/features/act/view";
import type { BudgetPlace } from "@/lib/features/budget/view";

type Props = {
  readonly project: BudgetPlace;
  readonly milestones: readonly { readonly code: string; readonly title: string }[];
  readonly chosen: {
    readonly code: string;
    readonly valueCents: number;
    readonly lateDays: number;
    readonly divisor: number;
    readonly cents: number;
  } | null;
  readonly announce: AbilityView;
  readonly action: Action;
};

/** What a penalty on a milestone would be, figure by figure, and the act that announces it. */
export function PenaltyStart({ project, milestones, chosen, announce, action }: Props): ReactNode {
  const t = useTranslations("budget");
  const router = useRouter();
  const money = useMoney(project.currency);
  const root = `/projects/${project.code}/budget`;
  if (chosen === null) return <Empty fact={t("noMilestoneLate")} />;
  return (
    <div className="mt-8 flex max-w-measure flex-col gap-6">
      <Field label={t("milestone")}>
        <Select
          value={chosen.code}
          onChange={(event) => router.replace(`${root}/penalties/new?milestone=${event.currentTarget.value}`)}
        >
          {milestones.map(({ code, title }) => (
            <option key={code} value={code}>
              {`${code} ${title}`}
            </option>
          ))}
        </Select>
      </Field>
      <KeyValues
        entries={[
          { name: t("value"), value: money(chosen.valueCents, true) },
          { name: t("lateDaysHead"), value: t("lateDays", { days: chosen.lateDays }), detail: t("lateDaysRule") },
          { name: t("formula"), value: t("formulaSaid", { divisor: chosen.divisor }) },
          { name: t("amount"), value: money(chosen.cents, true) },
        ]}
      />
      <div>
        <ReasonAct
          action={action}
          project={project.code}
          ability={announce}
          input={{ milestone: chosen.code }}
          label={t("announcePenalty")}
          title={t("announceTitle", { code: chosen.code })}
          lead={t("announceLead")}
          done={t("announced")}
          look="plain"
        />
      </div>
    </div>
  );
}
