import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { Select } from "@/components/ui/select";
import type { ReservationFormStart } from "@/lib/features/reservation/view";

type Props = ComponentProps<typeof Select> & { readonly start: ReservationFormStart };

/** The criteria a reservation may bear on, those that failed first; a whole requirement where it already bears on one. */
export function CriterionSelect({ start, ...select }: Props): ReactNode {
  const t = useTranslations();
  const { revised, criteria } = start;
  const whole = revised?.words.link.kind === "requirement" ? revised : null;
  return (
    <Select {...select}>
      {whole === null ? null : (
        <option value={whole.words.link.id}>{t("reservations.wholeRequirement", { code: whole.linkedTo })}</option>
      )}
      {criteria.map(({ id, code, statement, passed }) => (
        <option key={id} value={id}>
          {[code, ...(passed === false ? [t("milestones.results.failed")] : []), statement].join(" · ")}
        </option>
      ))}
    </Select>
  );
}
