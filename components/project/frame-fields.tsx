"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ActForm } from "@/components/act/use-act-form";
import { PriceField } from "@/components/project/price-field";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { CalendarName } from "@/lib/features/calendar/schema";
import { type CreateProjectInput, projectTimeZones } from "@/lib/features/project/schema";
import { Currency } from "@/lib/kernel/money";
import { locales } from "@/lib/text/locale";

type Props = Pick<ActForm<CreateProjectInput>, "form" | "errorOf">;

/** What the charter will set: currency, time zone, calendar, language, initial price. */
export function FrameFields({ form, errorOf }: Props): ReactNode {
  const t = useTranslations("setup");
  const currency = form.watch("currency");
  return (
    <div className="grid gap-5 md:grid-cols-2">
      <Field label={t("currency")} error={errorOf("currency")}>
        <Select {...form.register("currency")}>
          {Currency.options.map((code) => (
            <option key={code} value={code}>
              {`${code}, ${t(`currencies.${code}`)}`}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("timeZone")} error={errorOf("timeZone")}>
        <Select {...form.register("timeZone")}>
          {projectTimeZones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </Select>
      </Field>
      <Field label={t("calendar")} error={errorOf("calendar")}>
        <Select {...form.register("calendar")}>
          {CalendarName.options.map((calendar) => (
            <option key={calendar} value={calendar}>
              {t(`calendars.${calendar}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("language")} hint={t("languageHint")} error={errorOf("language")}>
        <Select {...form.register("language")}>
          {locales.map((locale) => (
            <option key={locale} value={locale}>
              {t(`languages.${locale}`)}
            </option>
          ))}
        </Select>
      </Field>
      <PriceField
        label={t("price")}
        hint={t("priceHint", { currency })}
        unit={currency}
        optional
        cents={null}
        onChange={(cents) => form.setValue("initialPriceCents", cents)}
        error={errorOf("initialPriceCents")}
      />
    </div>
  );
}
