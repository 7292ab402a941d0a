"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { LinkFields } from "@/components/advice/link-fields";
import { Button, ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { DateInput, TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { Adviser } from "@/lib/domain/advice-content";
import type { Action } from "@/lib/features/act/view";
import type { OpinionFormView } from "@/lib/features/advice/view";

/** Asks for an opinion: of the AMO, of an agency, or of an expert from outside, who gets a link by mail. */
export function OpinionForm({ view, ask }: { readonly view: OpinionFormView; readonly ask: Action }): ReactNode {
  const t = useTranslations("advice");
  const router = useRouter();
  const root = `/projects/${view.project.code}/advice`;
  const [askedOf, setAskedOf] = useState<Adviser>("EXPERT");
  const [partyId, setPartyId] = useState(view.agencies[0]?.id ?? "");
  const [expert, setExpert] = useState({ name: "", organisation: "", email: "" });
  const [said, setSaid] = useState({ question: "", facts: "", neededBy: "" });
  const [links, setLinks] = useState(view.links);
  const acting = useAct(ask, {
    project: view.project.code,
    subject: { kind: "advice" },
    onDone: () => router.push(root),
  });
  const errors = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  return (
    <form
      className="flex max-w-measure flex-col gap-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void acting.run({ askedOf, partyId: askedOf === "AGENCY" ? partyId : "", ...expert, ...said, links });
      }}
    >
      <ChoiceGroup
        name="askedOf"
        legend={t("ask.of")}
        value={askedOf}
        choices={Adviser.options.map((value) => ({ value, label: t(`advisers.${value}`), detail: t(`ask.${value}`) }))}
        onChange={(value) => setAskedOf(Adviser.parse(value))}
      />
      {askedOf === "AGENCY" ? (
        <Field label={t("ask.agency")} error={errors.partyId}>
          <Select value={partyId} onChange={(event) => setPartyId(event.currentTarget.value)}>
            {view.agencies.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      {askedOf === "EXPERT" ? (
        <div className="grid gap-4 md:grid-cols-2">
          {(["name", "organisation", "email"] as const).map((name) => (
            <Field key={name} label={t(`ask.${name}`)} error={errors[name]} optional={name === "organisation"}>
              <TextInput
                type={name === "email" ? "email" : "text"}
                autoComplete="off"
                value={expert[name]}
                onChange={(event) => setExpert({ ...expert, [name]: event.currentTarget.value })}
              />
            </Field>
          ))}
        </div>
      ) : null}
      <Field label={t("ask.question")} error={errors.question}>
        <TextInput
          value={said.question}
          maxLength={200}
          onChange={(event) => setSaid({ ...said, question: event.currentTarget.value })}
        />
      </Field>
      <Field label={t("ask.facts")} hint={t("ask.factsHint")} error={errors.facts}>
        <Textarea
          rows={5}
          maxLength={10_000}
          value={said.facts}
          onChange={(event) => setSaid({ ...said, facts: event.currentTarget.value })}
        />
      </Field>
      <Field label={t("form.neededBy")} error={errors.neededBy}>
        <DateInput
          value={said.neededBy}
          onChange={(event) => setSaid({ ...said, neededBy: event.currentTarget.value })}
        />
      </Field>
      <LinkFields linkable={view.linkable} links={links} onChange={setLinks} />
      <ActProblem acting={acting} />
      <ButtonRow>
        <Button type="submit" variant="main" busy={acting.pending}>
          {t("ask.send")}
        </Button>
        <ButtonLink variant="quiet" href={root}>
          {t("form.leave")}
        </ButtonLink>
      </ButtonRow>
    </form>
  );
}
