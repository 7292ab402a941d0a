"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton } from "@/components/act/act-button";
import { SeatList } from "@/components/committee/seat-list";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { MeetingAnswer } from "@/lib/domain/meeting";
import type { Action } from "@/lib/features/act/view";
import type { MeetingAbilities, MeetingView } from "@/lib/features/committee/view";

type Props = {
  readonly view: MeetingView;
  readonly abilities: MeetingAbilities;
  readonly answer: Action;
  readonly giveProxy: Action;
};

/** Who comes: one's own answer, a written proxy within one's party, and everybody's answer. */
export function AnswerSection({ view, abilities, answer, giveProxy }: Props): ReactNode {
  const t = useTranslations("committees");
  const [holder, setHolder] = useState(view.mine.proxyTo ?? view.colleagues[0]?.memberId ?? "");
  const { code } = view.line;
  const call = { project: view.project.code, subject: { kind: "meeting", code } } as const;
  const mayAnswer = abilities.answer.allowed && view.mine.seated;
  return (
    <section className="max-w-measure">
      <SectionHead title={t("seats")} />
      {mayAnswer ? (
        <div className="my-4">
          <ButtonRow>
            {MeetingAnswer.options.map((option) => (
              <ActButton
                key={option}
                {...call}
                action={answer}
                input={{ meeting: code, answer: option }}
                variant={view.mine.answer === option ? "main" : "plain"}
              >
                {t("answerAct", { answer: option })}
              </ActButton>
            ))}
          </ButtonRow>
        </div>
      ) : null}
      <SeatList seats={view.attendees} />
      {mayAnswer && abilities.giveProxy.allowed && view.colleagues.length > 0 ? (
        <div className="mt-4 flex flex-col gap-3">
          <Field label={t("proxy")} hint={t("proxyHint")}>
            <Select value={holder} onChange={(event) => setHolder(event.currentTarget.value)}>
              {view.colleagues.map(({ memberId, name }) => (
                <option key={memberId} value={memberId}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <ButtonRow>
            <ActButton {...call} action={giveProxy} input={{ meeting: code, holderId: holder }}>
              {t("proxyGive")}
            </ActButton>
            {view.mine.proxyTo === null ? null : (
              <ActButton {...call} action={giveProxy} input={{ meeting: code, holderId: null }} variant="quiet">
                {t("proxyBack")}
              </ActButton>
            )}
          </ButtonRow>
        </div>
      ) : null}
    </section>
  );
}
