"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useActForm } from "@/components/act/use-act-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useToast } from "@/components/ui/toast";
import { ChangeProfileInput } from "@/lib/features/account/schema";
import type { Action } from "@/lib/features/act/view";
import { themes } from "@/lib/text/locale";

type Props = { readonly profile: ChangeProfileInput; readonly email: string | null; readonly change: Action };

/** Who one is on paper, and how one likes to read. */
export function ProfileForm({ profile, email, change }: Props): ReactNode {
  const t = useTranslations("profile");
  const shell = useTranslations("shell");
  const router = useRouter();
  const say = useToast();
  const onDone = (): void => {
    document.documentElement.dataset.theme = form.getValues("theme");
    document.documentElement.dataset.density = form.getValues("density");
    say({ text: t("saved") });
    router.refresh();
  };
  const { form, acting, submit, errorOf } = useActForm(ChangeProfileInput, change, { defaults: profile, onDone });
  const { register } = form;
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-11">
      <section className="flex flex-col gap-5">
        <SectionHead title={t("identity")} remark={t("identityRemark")} />
        <div className="grid gap-5 md:grid-cols-2">
          <Field label={t("name")} hint={t("nameHint")} error={errorOf("displayName")}>
            <TextInput {...register("displayName")} autoComplete="name" />
          </Field>
          <Field label={t("function")} optional error={errorOf("title")}>
            <TextInput {...register("title")} autoComplete="organization-title" />
          </Field>
          <Field label={t("email")} hint={t("emailHint")}>
            <TextInput value={email ?? ""} readOnly />
          </Field>
          <Field label={t("gender")} error={errorOf("gender")}>
            <Select {...register("gender")}>
              <option value="feminine">{t("genders.feminine")}</option>
              <option value="masculine">{t("genders.masculine")}</option>
              <option value="unspecified">{t("genders.unspecified")}</option>
            </Select>
          </Field>
        </div>
      </section>
      <section className="flex flex-col gap-5">
        <SectionHead title={t("reading")} />
        <div className="grid gap-5 md:grid-cols-3">
          <Field label={t("language")} error={errorOf("locale")}>
            <Select {...register("locale")}>
              <option value="fr" lang="fr">
                {shell("inFrench")}
              </option>
              <option value="en" lang="en">
                {shell("inEnglish")}
              </option>
            </Select>
          </Field>
          <Field label={t("theme")} error={errorOf("theme")}>
            <Select {...register("theme")}>
              {themes.map((theme) => (
                <option key={theme} value={theme}>
                  {t(`themes.${theme}`)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t("density")} error={errorOf("density")}>
            <Select {...register("density")}>
              <option value="comfortable">{t("densities.comfortable")}</option>
              <option value="dense">{t("densities.dense")}</option>
            </Select>
          </Field>
        </div>
        <div className="flex gap-4 max-md:flex-col md:flex-wrap md:items-center">
          <Button type="submit" variant="main" busy={acting.pending}>
            {t("save")}
          </Button>
          <ActProblem acting={acting} />
        </div>
      </section>
    </form>
  );
}
