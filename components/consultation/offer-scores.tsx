"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton } from "@/components/act/act-button";
import { Field } from "@/components/ui/field";
import { FigureInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/lib/features/act/view";
import type { ConsultationView, ScoreView } from "@/lib/features/consultation/view";

type Props = {
  readonly view: ConsultationView;
  readonly offerId: string;
  readonly scores: readonly ScoreView[];
  readonly score: Action;
  readonly may: boolean;
};

/** The points of one offer: the others', with their reasons, and one's own sheet until the decision. */
export function OfferScores({ view, offerId, scores, score, may }: Props): ReactNode {
  const t = useTranslations("consultations.scores");
  const judged = view.criteria.filter(({ kind }) => kind === "JUDGED");
  const nameOf = (number: number): string => judged.find((one) => one.number === number)?.name ?? "";
  const shown = may ? scores.filter(({ mine }) => !mine) : scores;
  return (
    <div className="flex flex-col gap-4">
      {shown.map((one) => (
        <p key={`${one.evaluator} ${one.criterion}`} className="t-13 max-w-measure">
          <strong>{t("points", { points: one.points })}</strong> {t("by", { name: one.evaluator })},{" "}
          {nameOf(one.criterion)}
          <span className="block whitespace-pre-line text-text-2">{one.reason}</span>
        </p>
      ))}
      {may ? <Sheet view={view} offerId={offerId} scores={scores} score={score} /> : null}
    </div>
  );
}

function Sheet({ view, offerId, scores, score }: Omit<Props, "may">): ReactNode {
  const t = useTranslations("consultations.scores");
  const judged = view.criteria.filter(({ kind }) => kind === "JUDGED");
  const [sheet, setSheet] = useState(() =>
    judged.map(({ number: criterion, name }) => {
      const mine = scores.find((one) => one.mine && one.criterion === criterion);
      return { criterion, name, points: mine === undefined ? "" : String(mine.points), reason: mine?.reason ?? "" };
    }),
  );
  const write = (index: number, change: { points?: string; reason?: string }): void =>
    setSheet(sheet.map((one, at) => (at === index ? { ...one, ...change } : one)));
  const input = {
    consultation: view.line.code,
    offerId,
    scores: sheet.map(({ criterion, points, reason }) => ({
      criterion,
      points: points === "" ? null : Number(points),
      reason,
    })),
  };
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="t-13 mb-1.5 font-medium">{t("yours")}</legend>
      {sheet.map((one, index) => (
        <div key={one.criterion} className="flex max-w-measure flex-col gap-3">
          <Field label={one.name}>
            <div className="w-32">
              <FigureInput
                unit={t("of")}
                value={one.points}
                onChange={(event) => write(index, { points: event.currentTarget.value })}
              />
            </div>
          </Field>
          <Field label={t("reason")}>
            <Textarea
              rows={2}
              value={one.reason}
              onChange={(event) => write(index, { reason: event.currentTarget.value })}
            />
          </Field>
        </div>
      ))}
      <div>
        <ActButton
          action={score}
          project={view.project.code}
          subject={{ kind: "consultation", code: view.line.code }}
          input={input}
        >
          {t("save")}
        </ActButton>
      </div>
    </fieldset>
  );
}
