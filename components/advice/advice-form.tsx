"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { LinkFields } from "@/components/advice/link-fields";
import { WordFields } from "@/components/advice/word-fields";
import { Button, ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { DateInput } from "@/components/ui/text-input";
import { AdviceKind } from "@/lib/domain/advice-content";
import type { Action } from "@/lib/features/act/view";
import type { AdviceFormView } from "@/lib/features/advice/view";

/** Writes advice: a draft that its party alone reads, until it is issued. */
export function AdviceForm({ view, save }: { readonly view: AdviceFormView; readonly save: Action }): ReactNode {
  const t = useTranslations("advice");
  const router = useRouter();
  const root = `/projects/${view.project.code}/advice`;
  const { kind: first, neededBy: by, ...said } = view.content;
  const [kind, setKind] = useState<AdviceKind>(first);
  const [words, setWords] = useState(said);
  const [neededBy, setNeededBy] = useState(by ?? "");
  const [links, setLinks] = useState(view.links);
  const [supersedes, setSupersedes] = useState(view.supersedes);
  const acting = useAct(save, {
    project: view.project.code,
    subject: { kind: "advice" },
    onDone: ({ result }) => router.push(`${root}/${result.advice ?? ""}`),
  });
  const errors = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  const { code: advice, opinion } = view;
  return (
    <form
      className="flex max-w-measure flex-col gap-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void acting.run({ advice, kind, ...words, neededBy, links, supersedes, opinion });
      }}
    >
      <ChoiceGroup
        name="kind"
        legend={t("form.kind")}
        value={kind}
        choices={AdviceKind.options.map((value) => ({
          value,
          label: t(`kinds.${value}`),
          detail: t(`kindDetails.${value}`),
        }))}
        onChange={(value) => setKind(AdviceKind.parse(value))}
      />
      <WordFields words={words} errors={errors} onChange={setWords} />
      <Field label={t("form.neededBy")} hint={t("form.neededByHint")} error={errors.neededBy}>
        <DateInput value={neededBy} onChange={(event) => setNeededBy(event.currentTarget.value)} />
      </Field>
      <LinkFields linkable={view.linkable} links={links} onChange={setLinks} />
      {view.open.length === 0 ? null : (
        <Field label={t("form.supersedes")} hint={t("form.supersedesHint")} optional>
          <Select value={supersedes} onChange={(event) => setSupersedes(event.currentTarget.value)}>
            <option value="">{t("form.supersedesNone")}</option>
            {view.open.map((one) => (
              <option key={one.code} value={one.code}>
                {`${one.code} · ${one.object}`}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <ActProblem acting={acting} />
      <ButtonRow>
        <Button type="submit" variant="main" busy={acting.pending}>
          {t("form.save")}
        </Button>
        <ButtonLink variant="quiet" href={advice === "" ? root : `${root}/${advice}`}>
          {t("form.leave")}
        </ButtonLink>
      </ButtonRow>
    </form>
  );
}
