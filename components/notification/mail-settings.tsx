"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useActForm } from "@/components/act/use-act-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import { ChosenKind, MailMode } from "@/lib/domain/mail-kind";
import type { Action } from "@/lib/features/act/view";
import { ChooseMailInput } from "@/lib/features/notification/schema";
import { projectTimeZones } from "@/lib/features/project/schema";

const hours = Array.from({ length: 24 }, (_, hour) => hour);

type Props = { readonly setting: ChooseMailInput; readonly choose: Action };

/** When one's mails leave, kind by kind. Legal notices are not in the list: they leave at once. */
export function MailSettings({ setting, choose }: Props): ReactNode {
  const t = useTranslations("mailSettings");
  const say = useToast();
  const onDone = (): void => say({ text: t("saved") });
  const { form, acting, submit, errorOf } = useActForm(ChooseMailInput, choose, { defaults: setting, onDone });
  const zones = [...new Set([setting.timeZone, ...projectTimeZones])];
  return (
    <form id="mail" onSubmit={submit} noValidate className="flex scroll-mt-16 flex-col gap-5">
      <SectionHead title={t("title")} />
      <p className="t-13 max-w-[62ch] text-text-2">{t("remark")}</p>
      <div className="grid gap-5 md:grid-cols-3">
        {ChosenKind.options.map((kind) => (
          <Field key={kind} label={t(`kinds.${kind}`)} error={errorOf(kind)}>
            <Select {...form.register(kind)} defaultValue={setting[kind]}>
              {MailMode.options.map((mode) => (
                <option key={mode} value={mode}>
                  {t(`modes.${mode}`)}
                </option>
              ))}
            </Select>
          </Field>
        ))}
        <Field label={t("hour")} hint={t("digestHint")} error={errorOf("hour")}>
          <Select {...form.register("hour", { valueAsNumber: true })} defaultValue={setting.hour}>
            {hours.map((hour) => (
              <option key={hour} value={hour}>
                {t("atHour", { hour })}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("timeZone")} error={errorOf("timeZone")}>
          <Select {...form.register("timeZone")} defaultValue={setting.timeZone}>
            {zones.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </Select>
        </Field>
      </div>
      <div className="flex gap-4 max-md:flex-col md:flex-wrap md:items-center">
        <Button type="submit" busy={acting.pending}>
          {t("save")}
        </Button>
        <ActProblem acting={acting} />
      </div>
    </form>
  );
}
