"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useReader } from "@/components/consultation/use-reader";
import { DifferenceWords } from "@/components/difference/difference-words";
import { ReasonAct } from "@/components/milestone/reason-act";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { Textarea } from "@/components/ui/textarea";
import type { AbilityView, Action } from "@/lib/features/act/view";
import type { CorrectionView, MinutesView } from "@/lib/features/minutes/view";
import { formatDateTime } from "@/lib/text/format";

type Props = { readonly view: MinutesView; readonly ability: AbilityView; readonly answer: Action };

/** The corrections that were asked for: by whom and why, what each would change word by word, and what was answered. */
export function CorrectionList({ view, ability, answer }: Props): ReactNode {
  const t = useTranslations("minutes.corrections");
  if (view.corrections.length === 0) return null;
  return (
    <section>
      <SectionHead title={t("title")} />
      <ol className="mt-2 flex flex-col">
        {view.corrections.map((one) => (
          <li key={one.number} className="border-line-2 border-b py-5 last:border-b-0">
            <Correction view={view} one={one} />
            {one.status === "OPEN" && ability.allowed ? <Answer view={view} one={one} answer={answer} /> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Correction({ view, one }: { readonly view: MinutesView; readonly one: CorrectionView }): ReactNode {
  const t = useTranslations("minutes.corrections");
  const { reader } = useReader(view.project.timeZone);
  const at = formatDateTime(reader, one.at);
  return (
    <div className="max-w-measure">
      <p className="t-12 text-text-3">
        {t("line", { number: one.number, version: one.version })} · {t("by", { name: one.by, at })} ·{" "}
        <span className="font-medium text-text">{t(`status.${one.status}`)}</span>
      </p>
      <p className="t-14 mt-1 font-semibold">{one.title ?? t("whole")}</p>
      <p className="t-16 mt-2 whitespace-pre-line">
        <DifferenceWords parts={one.parts} />
      </p>
      <p className="t-14 mt-2 text-text-2">{t("reason", { text: one.reason })}</p>
      {one.answer === "" ? null : <p className="t-14 mt-1 text-text-2">{t("answered", { text: one.answer })}</p>}
    </div>
  );
}

type AnswerProps = { readonly view: MinutesView; readonly one: CorrectionView; readonly answer: Action };

function Answer({ view, one, answer }: AnswerProps): ReactNode {
  const t = useTranslations("minutes.corrections");
  const [text, setText] = useState(one.text);
  const { meeting } = view;
  const call = { action: answer, project: view.project.code, subject: { kind: "meeting", code: meeting } } as const;
  const said = { meeting, correction: one.number, text };
  return (
    <div className="mt-4">
      <ButtonRow>
        <ReasonAct
          {...call}
          main
          optional
          label={t("accept")}
          lead={t("acceptLead")}
          field={t("note")}
          toInput={(words) => ({ ...said, accepted: true, answer: words })}
        >
          <Field label={t("text")}>
            <Textarea
              rows={5}
              maxLength={20_000}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </Field>
        </ReasonAct>
        <ReasonAct
          {...call}
          label={t("decline")}
          lead={t("declineLead")}
          field={t("note")}
          toInput={(words) => ({ ...said, accepted: false, answer: words })}
        />
      </ButtonRow>
    </div>
  );
}
