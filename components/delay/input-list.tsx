import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import type { AbilityView, Action } from "@/lib/features/act/view";
import type { DelayView, InputLine } from "@/lib/features/delay/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDay } from "@/lib/text/format";

type Props = {
  readonly project: string;
  readonly view: DelayView;
  readonly ability: AbilityView;
  readonly action: Action;
  readonly now: Instant;
};

/** What the client supplies: due when, there since when, how many working days late; the client says when it is there. */
export function InputList({ project, view, ability, action, now }: Props): ReactNode {
  const t = useTranslations("delay");
  const locale = useLocale();
  const day = (on: string): string => formatDay(locale, on, { now });
  const { milestone } = view;
  return (
    <ul className="t-13 mb-4">
      {view.inputs.map((input) => (
        <li
          key={input.id}
          className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b py-2.5"
        >
          <span className="min-w-0 flex-1 basis-48">
            {input.title}
            <span className="t-12 block text-text-3">
              {t(input.critical ? "dueCritical" : "due", { date: day(input.dueOn) })}
            </span>
          </span>
          <span className="t-12 text-right">
            {input.deliveredOn === null ? t("awaited") : t("delivered", { date: day(input.deliveredOn) })}
            <Lateness input={input} />
          </span>
          {input.status === "AWAITED" && ability.allowed ? (
            <ActButton
              action={action}
              input={{ milestone, input: input.id }}
              project={project}
              subject={{ kind: "milestone", code: milestone }}
              size="sm"
            >
              {t("deliver")}
            </ActButton>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Lateness({ input }: { readonly input: InputLine }): ReactNode {
  const t = useTranslations("delay");
  return input.lateDays === 0 ? null : (
    <span className="block font-semibold text-late">{t("late", { days: input.lateDays })}</span>
  );
}
