"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { DateInput, TextInput } from "@/components/ui/text-input";
import { dayOf } from "@/lib/domain/deadline";
import { type Instant, instantOf } from "@/lib/kernel/instant";
import { formatReceiptTime } from "@/lib/text/format";

const timeZone = "Europe/Paris";

/** The day of the next 09:01: reminders have gone out by then. */
function nextMorning(now: Instant): string {
  return dayOf(instantOf(new Date(Date.parse(now) + (24 * 60 - 9 * 60 - 1) * 60_000)), timeZone);
}

/** What time it is in the demo, and a form that lets it pass until a day and an hour of Paris. */
export function TimeMachine({
  now,
  pass,
}: {
  readonly now: Instant;
  readonly pass: (form: FormData) => Promise<void>;
}): ReactNode {
  const t = useTranslations("demoTime");
  const locale = useLocale();
  const [, travel, pending] = useActionState(async (_before: null, form: FormData) => {
    await pass(form);
    return null;
  }, null);
  return (
    <form action={travel} className="flex flex-col gap-5">
      <p className="t-16" aria-live="polite">
        {t.rich("now", {
          time: () => <b className="figures font-semibold">{formatReceiptTime({ locale, timeZone }, now)}</b>,
        })}
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("day")}>
          <DateInput key={now} name="day" required defaultValue={nextMorning(now)} min={dayOf(now, timeZone)} />
        </Field>
        <Field label={t("hour")}>
          <TextInput name="time" type="time" required defaultValue="09:01" className="figures" />
        </Field>
      </div>
      <div className="flex">
        <Button type="submit" variant="main" busy={pending}>
          {t("pass")}
        </Button>
      </div>
    </form>
  );
}
