"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { type Claim, ClaimFields } from "@/components/dispute/claim-fields";
import { WordsForm } from "@/components/dispute/words-form";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { TextInput } from "@/components/ui/text-input";
import { UserText } from "@/components/ui/typeset";
import type { Action } from "@/lib/features/act/view";
import type { DisputeAbilities, DisputeView } from "@/lib/features/dispute/view";
import { formatDate } from "@/lib/text/format";

type Props = {
  readonly view: DisputeView;
  readonly abilities: DisputeAbilities;
  readonly acts: Readonly<Record<"complete" | "position", Action>>;
};

/** What each side holds at each level; what a party adds to the facts and claims. */
export function PositionSection({ view, abilities, acts }: Props): ReactNode {
  const t = useTranslations("disputes");
  const name = useTranslations("status.dispute");
  const locale = useLocale();
  const { project, code, positions } = view;
  const subject = { kind: "dispute", code } as const;
  return (
    <section className="flex flex-col gap-5">
      <SectionHead title={t("positions")} />
      {positions.length === 0 ? <p className="t-13 text-text-2">{t("noPosition")}</p> : null}
      {positions.map((one) => (
        <article key={`${one.level} ${one.by} ${one.version}`} className="max-w-measure border-line border-l-2 pl-4">
          <p className="t-12 text-text-3">
            {one.by}, {name(one.level)}, {formatDate({ locale, timeZone: project.timeZone }, one.at)}
          </p>
          <p className="s-17 whitespace-pre-line">
            <UserText>{one.text}</UserText>
          </p>
        </article>
      ))}
      {abilities.statePosition.allowed ? (
        <WordsForm
          action={acts.position}
          project={project.code}
          subject={subject}
          label={t("position")}
          button={t("statePosition")}
          input={(text) => ({ dispute: code, text })}
        />
      ) : null}
      {abilities.complete.allowed ? (
        <details className="max-w-measure">
          <summary className="t-13 cursor-pointer font-medium">{t("add")}</summary>
          <AddForm view={view} complete={acts.complete} />
        </details>
      ) : null}
    </section>
  );
}

function AddForm({ view, complete }: { readonly view: DisputeView; readonly complete: Action }): ReactNode {
  const t = useTranslations("disputes");
  const { project, code } = view;
  const [claims, setClaims] = useState<readonly Claim[]>([]);
  const [entries, setEntries] = useState("");
  const [contested, setContested] = useState("");
  const acting = useAct(complete, {
    project: project.code,
    subject: { kind: "dispute", code },
    onDone: () => setClaims([]),
  });
  const errors = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  const listed = (text: string): readonly string[] => text.split(/[\s,;]+/).filter((one) => one !== "");
  return (
    <form
      className="mt-4 flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void acting.run({
          dispute: code,
          claims: claims.map(({ text, cents }) => ({ text, cents })),
          entries: listed(entries).map(Number),
          contested: listed(contested).map((one) => one.toUpperCase()),
        });
      }}
    >
      <Field label={t("entries")} hint={t("entriesHint")} error={errors["entries.0"]}>
        <TextInput value={entries} onChange={(event) => setEntries(event.currentTarget.value)} />
      </Field>
      <Field label={t("contested")} hint={t("contestedHint")}>
        <TextInput value={contested} onChange={(event) => setContested(event.currentTarget.value)} />
      </Field>
      <div className="w-full">
        <ClaimFields currency={project.currency} claims={claims} errors={errors} onChange={setClaims} />
      </div>
      <ActProblem acting={acting} />
      <ButtonRow>
        <Button type="submit" busy={acting.pending}>
          {t("addAct")}
        </Button>
      </ButtonRow>
    </form>
  );
}
