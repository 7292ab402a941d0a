"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { type Claim, ClaimFields } from "@/components/dispute/claim-fields";
import { DisputeFrame } from "@/components/dispute/dispute-frame";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/lib/features/act/view";
import type { DisputeFormView } from "@/lib/features/dispute/view";

/** Numbers as people write them: J2, FDE-001. */
function codesIn(text: string): readonly string[] {
  return text.split(/[\s,;]+/).flatMap((one) => (one === "" ? [] : [one.toUpperCase()]));
}

type Props = {
  readonly view: DisputeFormView;
  /** The entries to choose from, as they are told. */
  readonly lines: readonly { readonly seq: number; readonly line: ReactNode }[];
  readonly open: Action;
};

/** The form of a dispute: with whom, what happened, what is asked, on which facts, and what is contested. */
export function DisputeForm({ view, lines, open }: Props): ReactNode {
  const t = useTranslations("disputes");
  const router = useRouter();
  const { project, parties } = view;
  const [against, setAgainst] = useState(parties[0]?.partyId ?? "");
  const [title, setTitle] = useState("");
  const [subject, setSubject] = useState("");
  const [claims, setClaims] = useState<readonly Claim[]>([{ key: 1, text: "", cents: 0 }]);
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [contested, setContested] = useState("");
  const [notices, setNotices] = useState("");
  const root = `/projects/${project.code}/disputes`;
  const acting = useAct(open, {
    project: project.code,
    onDone: ({ result }) => router.push(`${root}/${result.dispute ?? ""}`),
  });
  const errors = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  const turn = (seq: number): void =>
    setChosen(chosen.includes(seq) ? chosen.filter((one) => one !== seq) : [...chosen, seq]);
  const asked = claims.map(({ text, cents }) => ({ text, cents }));
  const input = { against, title, subject, claims: asked, entries: chosen };
  return (
    <DisputeFrame project={project} here={[t("new")]} title={t("new")} lead={t("lead")}>
      <form
        className="flex flex-col gap-9"
        onSubmit={(event) => {
          event.preventDefault();
          void acting.run({ ...input, contested: codesIn(contested), notices: codesIn(notices) });
        }}
      >
        <div className="flex max-w-measure flex-col gap-5">
          <Field label={t("against")} error={errors.against}>
            <Select value={against} onChange={(event) => setAgainst(event.currentTarget.value)}>
              {parties.map(({ partyId, name }) => (
                <option key={partyId} value={partyId}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t("name")} error={errors.title}>
            <TextInput value={title} maxLength={200} onChange={(event) => setTitle(event.currentTarget.value)} />
          </Field>
          <Field label={t("facts")} hint={t("factsHint")} error={errors.subject}>
            <Textarea record rows={6} value={subject} onChange={(event) => setSubject(event.currentTarget.value)} />
          </Field>
          <ClaimFields currency={project.currency} claims={claims} errors={errors} onChange={setClaims} />
          <Field label={t("contested")} hint={t("contestedHint")} error={errors.contested}>
            <TextInput value={contested} onChange={(event) => setContested(event.currentTarget.value)} />
          </Field>
          <Field label={t("notices")} hint={t("noticesHint")} error={errors["notices.0"]}>
            <TextInput value={notices} onChange={(event) => setNotices(event.currentTarget.value)} />
          </Field>
        </div>
        <section>
          <SectionHead title={t("choose")} remark={t("chooseHint")} />
          <ol className="flex flex-col">
            {lines.map(({ seq, line }) => (
              <li key={seq} className="flex items-start gap-3 border-line border-b py-2">
                <Checkbox
                  label={t("act", { seq })}
                  hideLabel
                  checked={chosen.includes(seq)}
                  onChange={() => turn(seq)}
                />
                {line}
              </li>
            ))}
          </ol>
        </section>
        <ActProblem acting={acting} />
        <ButtonRow>
          <Button type="submit" variant="main" busy={acting.pending}>
            {t("open")}
          </Button>
        </ButtonRow>
      </form>
    </DisputeFrame>
  );
}
