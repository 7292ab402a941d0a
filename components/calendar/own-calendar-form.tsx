"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton } from "@/components/act/act-button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import type { AbilityView, Action } from "@/lib/features/act/view";
import { CalendarName } from "@/lib/features/calendar/schema";

type Props = {
  readonly action: Action;
  readonly ability: AbilityView;
  readonly project: string;
  readonly own: CalendarName | null;
};

/** By which calendar one's own party works, or none: then the project's alone counts. */
export function OwnCalendarForm({ action, ability, project, own }: Props): ReactNode {
  const t = useTranslations();
  const say = useToast();
  const [chosen, setChosen] = useState<string>(own ?? "");
  return (
    <div className="mt-5 flex flex-col gap-4 md:items-start">
      <Field label={t("calendar.ours")} className="w-full">
        <Select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)} disabled={!ability.allowed}>
          <option value="">{t("calendar.none")}</option>
          {CalendarName.options.map((name) => (
            <option key={name} value={name}>
              {t(`setup.calendars.${name}`)}
            </option>
          ))}
        </Select>
      </Field>
      <ActButton
        action={action}
        ability={ability}
        project={project}
        input={{ calendar: chosen === "" ? null : chosen }}
        onDone={() => say({ text: t("calendar.named"), act: true })}
      >
        {t("calendar.nameOurs")}
      </ActButton>
    </div>
  );
}
