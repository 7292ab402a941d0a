"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { CriteriaFields, type CriterionDraft, newCriterion } from "@/components/consultation/criteria-fields";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/lib/features/act/view";
import type { ConsultationFormView } from "@/lib/features/consultation/view";

const instants = ["questionsUntil", "closesAt", "opensAt"] as const;

/** Prepares a consultation: what is asked, on which signed set, by what it is judged, until when. */
export function ConsultationForm({
  view,
  save,
}: {
  readonly view: ConsultationFormView;
  readonly save: Action;
}): ReactNode {
  const t = useTranslations("consultations");
  const router = useRouter();
  const root = `/projects/${view.project.code}/consultations`;
  const [title, setTitle] = useState(view.title);
  const [subject, setSubject] = useState(view.subject);
  const [baseline, setBaseline] = useState(view.baseline ?? 0);
  const [dates, setDates] = useState({
    questionsUntil: view.questionsUntil,
    closesAt: view.closesAt,
    opensAt: view.opensAt,
  });
  const [documents, setDocuments] = useState<readonly string[]>(view.documents);
  const [criteria, setCriteria] = useState<readonly CriterionDraft[]>(() =>
    view.criteria.length > 0 ? view.criteria.map((one, index) => ({ key: String(index), ...one })) : [newCriterion(60)],
  );
  const acting = useAct(save, {
    project: view.project.code,
    onDone: ({ result }) => router.push(`${root}/${result.consultation ?? ""}`),
  });
  const errors = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  const submit = (): void => {
    const said = criteria.map(({ key: _key, ...one }) => one);
    void acting.run({ consultation: view.code, title, subject, baseline, criteria: said, documents, ...dates });
  };
  return (
    <form
      className="flex max-w-measure flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field label={t("form.title")} error={errors.title}>
        <TextInput value={title} maxLength={200} onChange={(event) => setTitle(event.currentTarget.value)} />
      </Field>
      <Field label={t("form.subject")} hint={t("form.subjectHint")} error={errors.subject}>
        <Textarea value={subject} rows={5} onChange={(event) => setSubject(event.currentTarget.value)} />
      </Field>
      <Field label={t("form.baseline")} hint={t("form.baselineHint")} error={errors.baseline}>
        <Select value={baseline} onChange={(event) => setBaseline(Number(event.currentTarget.value))}>
          {view.baselines.map((number) => (
            <option key={number} value={number}>
              {t("setNumber", { number })}
            </option>
          ))}
        </Select>
      </Field>
      <div className="grid gap-4 md:grid-cols-3">
        {instants.map((name) => (
          <Field key={name} label={t(`form.${name}`)} error={errors[name]}>
            <TextInput
              type="datetime-local"
              value={dates[name]}
              onChange={(event) => setDates({ ...dates, [name]: event.currentTarget.value })}
            />
          </Field>
        ))}
      </div>
      <p className="t-12 -mt-3 text-text-3">{t("form.zone", { zone: view.project.timeZone })}</p>
      <CriteriaFields criteria={criteria} onChange={setCriteria} errors={errors} />
      {view.files.length === 0 ? null : (
        <fieldset className="flex flex-col gap-2">
          <legend className="t-13 mb-1.5 font-medium">{t("form.documents")}</legend>
          {view.files.map((file) => (
            <Checkbox
              key={file.id}
              label={file.name}
              checked={documents.includes(file.id)}
              onChange={() =>
                setDocuments(
                  documents.includes(file.id) ? documents.filter((id) => id !== file.id) : [...documents, file.id],
                )
              }
            />
          ))}
        </fieldset>
      )}
      <ActProblem acting={acting} />
      <ButtonRow>
        <Button type="submit" variant="main" busy={acting.pending}>
          {t("form.save")}
        </Button>
      </ButtonRow>
    </form>
  );
}
