"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useActForm } from "@/components/act/use-act-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { ChangeRequestType } from "@/lib/domain/change-request";
import type { Action } from "@/lib/features/act/view";
import { OpenChangeRequestInput } from "@/lib/features/change-request/schema";
import type { OriginView } from "@/lib/features/change-request/view";

type Props = {
  readonly project: string;
  readonly action: Action;
  readonly defaults: OpenChangeRequestInput;
  /** What it comes from, while it is opened. */
  readonly from?: OriginView | null;
};

/** What is asked, and why: a draft first, which one's own side may write anew. */
export function ChangeRequestForm({ project, action, defaults, from = null }: Props): ReactNode {
  const t = useTranslations();
  const router = useRouter();
  const revising = defaults.changeRequest !== "";
  const { form, acting, submit, errorOf } = useActForm(OpenChangeRequestInput, action, {
    project,
    subject: { kind: "change-request" },
    defaults,
    onDone: ({ result }) => router.push(`/projects/${project}/changes/${result.changeRequest ?? ""}`),
  });
  return (
    <form onSubmit={submit} noValidate className="flex max-w-measure flex-col gap-6">
      {from === null ? null : (
        <div className="t-13 text-text-2">
          <p>{t("changes.about", { code: from.code, kind: from.kind })}</p>
          {from.words === "" ? null : (
            <p className="mt-1 border-line-2 border-l pl-4 [overflow-wrap:anywhere]">{from.words}</p>
          )}
        </div>
      )}
      <Field label={t("changes.type")} error={errorOf("type")}>
        <Select {...form.register("type")}>
          {ChangeRequestType.options.map((type) => (
            <option key={type} value={type}>
              {t(`changeRequestType.${type}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("changes.title")} error={errorOf("title")}>
        <TextInput maxLength={200} {...form.register("title")} />
      </Field>
      <Field label={t("changes.description")} hint={t("changes.descriptionHint")} error={errorOf("description")}>
        <Textarea rows={5} {...form.register("description")} />
      </Field>
      <Field label={t("changes.reason")} hint={t("changes.reasonHint")} error={errorOf("reason")}>
        <Textarea rows={3} {...form.register("reason")} />
      </Field>
      <ActProblem acting={acting} />
      <ButtonRow>
        <Button type="submit" variant="main" busy={acting.pending}>
          {t(revising ? "changes.save" : "changes.open")}
        </Button>
        <ButtonLink
          variant="quiet"
          href={`/projects/${project}/changes${revising ? `/${defaults.changeRequest}` : ""}`}
        >
          {t("milestones.leave")}
        </ButtonLink>
      </ButtonRow>
    </form>
  );
}
