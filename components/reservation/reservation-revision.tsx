import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ClosedAct } from "@/components/act/act-button";
import { MilestoneFrame } from "@/components/milestone/milestone-frame";
import { ReservationForm } from "@/components/reservation/reservation-form";
import type { AbilityView, Action } from "@/lib/features/act/view";
import type { ReservationFormStart } from "@/lib/features/reservation/view";

type Props = { readonly start: ReservationFormStart; readonly ability: AbilityView; readonly action: Action };

/** The page on which a reservation is worded anew; when a rule closes that, it says why. */
export function ReservationRevision({ start, ability, action }: Props): ReactNode {
  const t = useTranslations("reservations");
  const code = start.revised?.code ?? "";
  return (
    <MilestoneFrame
      project={start.project}
      room="reservations"
      of={code}
      here={t("acts.revise")}
      title={t("reviseTitle", { code })}
      lead={t("reviseLead")}
    >
      {ability.allowed ? (
        <ReservationForm start={start} action={action} />
      ) : (
        <ClosedAct refusal={ability.refusal}>{t("acts.revise")}</ClosedAct>
      )}
    </MilestoneFrame>
  );
}
