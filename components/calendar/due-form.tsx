import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { DateInput, TextInput } from "@/components/ui/text-input";
import { TermDirection } from "@/lib/domain/term";
import { CalendarName } from "@/lib/features/calendar/schema";
import { DueUnit } from "@/lib/features/calendar/schema-due";

type Props = {
  readonly values: Readonly<Partial<Record<string, string>>>;
  /** Fields that cannot be read. */
  readonly wrong: readonly string[];
};

/** What is to be counted. A form over the address: it works before any script, and its answer can be kept as a link. */
export function DueForm({ values, wrong }: Props): ReactNode {
  const t = useTranslations("dueDate");
  const setup = useTranslations("setup");
  const errorOf = (name: string): string | undefined => (wrong.includes(name) ? t(`wrong.${name}`) : undefined);
  return (
    <form action="/tools/due-date" className="mt-9 grid gap-5 md:grid-cols-6">
      <Field label={t("from")} hint={t("fromHint")} error={errorOf("from")} className="md:col-span-3">
        <DateInput name="from" required defaultValue={values.from} min="1970-01-01" max="2100-12-31" />
      </Field>
      <Field label={t("calendar")} error={errorOf("calendar")} className="md:col-span-3">
        <Select name="calendar" defaultValue={values.calendar ?? "FR"}>
          {CalendarName.options.map((name) => (
            <option key={name} value={name}>
              {setup(`calendars.${name}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("amount")} error={errorOf("amount")} className="md:col-span-2">
        <TextInput name="amount" required inputMode="numeric" defaultValue={values.amount} autoComplete="off" />
      </Field>
      <Field label={t("unit")} error={errorOf("unit")} className="md:col-span-2">
        <Select name="unit" defaultValue={values.unit ?? "WORKING"}>
          {DueUnit.options.map((unit) => (
            <option key={unit} value={unit}>
              {t(`units.${unit}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("days")} hint={t("daysHint")} optional error={errorOf("days")} className="md:col-span-2">
        <TextInput name="days" inputMode="numeric" defaultValue={values.days} autoComplete="off" />
      </Field>
      <Field label={t("direction")} error={errorOf("direction")} className="md:col-span-3">
        <Select name="direction" defaultValue={values.direction ?? "FORWARD"}>
          {TermDirection.options.map((direction) => (
            <option key={direction} value={direction}>
              {t(`directions.${direction}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("zone")} hint={t("zoneHint")} optional error={errorOf("zone")} className="md:col-span-3">
        <TextInput name="zone" defaultValue={values.zone} placeholder="Europe/Paris" autoComplete="off" />
      </Field>
      <div className="md:col-span-6">
        <Button type="submit" variant="main">
          {t("count")}
        </Button>
      </div>
    </form>
  );
}
