"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { useReader } from "@/components/consultation/use-reader";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { FigureInput, TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { UserText } from "@/components/ui/typeset";
import { AgendaAsk } from "@/lib/domain/agenda";
import type { Action } from "@/lib/features/act/view";
import type { AgendaMatter, MeetingView } from "@/lib/features/committee/view";
import { formatDay } from "@/lib/text/format";

/** A matter by its number and its title, where it has one, else by what it is; a title that is a sentence loses its full stop. */
function useNames(): (matter: AgendaMatter) => string {
  const t = useTranslations("committees.agenda");
  return ({ kind, code, title }) =>
    title === "" ? t("bare", { kind, code }) : `${code} ${title.replace(/\.$/, "")}`.trim();
}

/** Proposes a point: what is asked, in how long; or takes up what the agenda proposes by itself. */
export function PointForm({ view, propose }: { readonly view: MeetingView; readonly propose: Action }): ReactNode {
  const t = useTranslations("committees.agenda");
  const { reader } = useReader(view.project.timeZone);
  const nameOf = useNames();
  const [title, setTitle] = useState("");
  const [detail, setDetail] = useState("");
  const [ask, setAsk] = useState<string>("DISCUSS");
  const [minutes, setMinutes] = useState("15");
  const [agencies, setAgencies] = useState<readonly string[]>([]);
  const [matter, setMatter] = useState<AgendaMatter | null>(null);
  const acting = useAct(propose, {
    project: view.project.code,
    subject: { kind: "meeting", code: view.line.code },
    onDone: () => {
      setTitle("");
      setDetail("");
      setMatter(null);
      setAgencies([]);
    },
  });
  const errors = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  const take = (one: AgendaMatter): void => {
    setMatter(one);
    setTitle(t("titleOf", { name: nameOf(one), why: one.why }));
    setAsk(one.why === "CHANGE_TO_DECIDE" ? "DECIDE" : "DISCUSS");
  };
  const submit = (): void => {
    const subject = matter === null ? null : { kind: matter.kind, code: matter.code };
    const said = { meeting: view.line.code, title, detail, ask, minutes: Number(minutes) };
    void acting.run({ ...said, matter: null, subject, agencies, documents: [] });
  };
  return (
    <section>
      <SectionHead title={t("propose")} />
      {view.matters.length === 0 ? null : (
        <ul className="mt-2">
          {view.matters.map((one) => (
            <li key={`${one.kind} ${one.code}`} className="flex flex-wrap items-center gap-3 border-line border-b py-2">
              <span className="t-13 min-w-0 flex-1 [overflow-wrap:anywhere]">
                <UserText>{nameOf(one)}</UserText>
                <span className="t-12 block text-text-3">
                  {t("matter", { why: one.why, on: one.dueOn === null ? "" : formatDay(reader.locale, one.dueOn) })}
                </span>
              </span>
              <Button size="sm" variant="quiet" onClick={() => take(one)}>
                {t("take")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form
        className="mt-4 flex max-w-measure flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label={t("pointTitle")} error={errors.title}>
          <TextInput value={title} maxLength={200} onChange={(event) => setTitle(event.currentTarget.value)} />
        </Field>
        <div className="grid gap-4 md:grid-cols-2">
          <Field label={t("ask")}>
            <Select value={ask} onChange={(event) => setAsk(event.currentTarget.value)}>
              {AgendaAsk.options.map((option) => (
                <option key={option} value={option}>
                  {t("askOf", { ask: option })}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t("time")} error={errors.minutes}>
            <FigureInput unit="min" value={minutes} onChange={(event) => setMinutes(event.currentTarget.value)} />
          </Field>
        </div>
        <Field label={t("detail")} optional error={errors.detail}>
          <Textarea value={detail} onChange={(event) => setDetail(event.currentTarget.value)} />
        </Field>
        {view.agencies.length === 0 ? null : (
          <fieldset>
            <legend className="t-13 mb-1 font-medium">{t("agencies")}</legend>
            <p className="t-12 mb-1 text-text-3">{t("agenciesHint")}</p>
            {view.agencies.map(({ id, name }) => (
              <Checkbox
                key={id}
                label={name}
                checked={agencies.includes(id)}
                onChange={(event) =>
                  setAgencies(event.currentTarget.checked ? [...agencies, id] : agencies.filter((one) => one !== id))
                }
              />
            ))}
          </fieldset>
        )}
        <ActProblem acting={acting} />
        <ButtonRow>
          <Button type="submit" busy={acting.pending}>
            {t("send")}
          </Button>
        </ButtonRow>
      </form>
    </section>
  );
}
