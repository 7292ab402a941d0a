"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { DependentFields } from "@/components/commitment/dependent-fields";
import { PersonFields } from "@/components/commitment/person-fields";
import { Button, ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { DateInput, TextInput } from "@/components/ui/text-input";
import { CommitmentKind, commitmentShapes } from "@/lib/domain/commitment-terms";
import type { Action } from "@/lib/features/act/view";
import { CommitmentFormInput } from "@/lib/features/commitment/schema";
import type { CommitmentFormStart } from "@/lib/features/commitment/view";

type Props = { readonly start: CommitmentFormStart; readonly action: Action };
type TypedTerms = CommitmentFormStart["terms"];

/** What is made available, by whom and who stands in, how much and when, and what waits for it; new, or written anew. */
export function CommitmentForm({ start, action }: Props): ReactNode {
  const t = useTranslations();
  const router = useRouter();
  const { project, commitment } = start;
  const root = `/projects/${project.code}/commitments`;
  const [terms, setTerms] = useState<TypedTerms>(start.terms);
  const [local, setLocal] = useState<Readonly<Record<string, string>>>({});
  const set = (part: Partial<TypedTerms>): void => setTerms((now) => ({ ...now, ...part }));
  const acting = useAct(action, {
    project: project.code,
    subject: { kind: "commitment", ...(commitment === "" ? {} : { code: commitment }) },
    onDone: ({ result }) => router.push(`${root}/${result.commitment ?? commitment}`),
  });
  const told = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  const errorOf = (name: string): string | undefined => local[name] ?? told[name];
  const { unit, lasts } = commitmentShapes[terms.kind];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = {
      ...terms,
      commitment,
      quantity: unit === null ? null : terms.quantity,
      startsOn: lasts ? terms.startsOn : null,
    };
    const checked = CommitmentFormInput.safeParse(wanted);
    const wrong = checked.success ? [] : checked.error.issues.map((issue) => String(issue.path[0]));
    setLocal(Object.fromEntries(wrong.map((name) => [name, t("input.invalid_type")])));
    if (checked.success) void acting.run(checked.data);
  };
  return (
    <form onSubmit={submit} noValidate className="mt-8 flex max-w-measure flex-col gap-6">
      <Field label={t("commitments.fields.kind")} error={errorOf("kind")}>
        <Select value={terms.kind} onChange={(event) => set({ kind: CommitmentKind.parse(event.currentTarget.value) })}>
          {CommitmentKind.options.map((kind) => (
            <option key={kind} value={kind}>
              {t(`commitmentKind.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("commitments.fields.title")} hint={t("commitments.fields.titleHint")} error={errorOf("title")}>
        <TextInput
          value={terms.title}
          maxLength={300}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
      </Field>
      <PersonFields start={start} terms={terms} set={set} errorOf={errorOf} />
      <div className="grid gap-5 sm:grid-cols-2">
        {lasts ? (
          <Field label={t("commitments.fields.startsOn")} error={errorOf("startsOn")}>
            <DateInput
              value={terms.startsOn ?? ""}
              onChange={(event) =>
                set({ startsOn: event.currentTarget.value === "" ? null : event.currentTarget.value })
              }
            />
          </Field>
        ) : null}
        <Field label={t(lasts ? "commitments.fields.until" : "commitments.fields.dueOn")} error={errorOf("dueOn")}>
          <DateInput value={terms.dueOn} onChange={(event) => set({ dueOn: event.currentTarget.value })} />
        </Field>
        {unit === null ? null : (
          <Field label={t(`commitments.fields.quantity.${unit}`)} error={errorOf("quantity")}>
            <TextInput
              inputMode="numeric"
              className="figures"
              value={terms.quantity === null ? "" : String(terms.quantity)}
              onChange={(event) => set({ quantity: quantityOf(event.currentTarget.value) })}
            />
          </Field>
        )}
      </div>
      <DependentFields start={start} terms={terms} set={set} />
      <ActProblem acting={acting} />
      <ButtonRow>
        <Button type="submit" variant="main" busy={acting.pending}>
          {t(commitment === "" ? "commitments.propose" : "commitments.save")}
        </Button>
        <ButtonLink variant="quiet" href={commitment === "" ? root : `${root}/${commitment}`}>
          {t("commitments.leave")}
        </ButtonLink>
      </ButtonRow>
    </form>
  );
}

/** What was typed as a figure; nothing when it is none. */
function quantityOf(typed: string): number | null {
  const figure = Number(typed.trim());
  return typed.trim() === "" || !Number.isFinite(figure) ? null : figure;
}
