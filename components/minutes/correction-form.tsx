"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton } from "@/components/act/act-button";
import { DifferenceWords } from "@/components/difference/difference-words";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/lib/features/act/view";
import { wordDifference } from "@/lib/features/difference/view-words";
import type { MinutesView } from "@/lib/features/minutes/view";

type Props = { readonly view: MinutesView; readonly ask: Action };

/** Asks for a part to read otherwise: what would change is shown as it is written. */
export function CorrectionForm({ view, ask }: Props): ReactNode {
  const t = useTranslations("minutes.corrections");
  const [part, setPart] = useState("");
  const [written, setWritten] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const read = view.parts.find(({ pointId }) => (pointId ?? "") === part)?.text ?? "";
  const text = written ?? read;
  const { meeting } = view;
  return (
    <section className="max-w-measure">
      <SectionHead title={t("ask")} remark={t("askRemark")} />
      <div className="mt-4 flex flex-col gap-5">
        <Field label={t("part")}>
          <Select
            value={part}
            onChange={(event) => {
              setPart(event.currentTarget.value);
              setWritten(null);
            }}
          >
            {view.parts.map((one) => (
              <option key={one.pointId ?? ""} value={one.pointId ?? ""}>
                {one.title ?? t("whole")}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("wanted")}>
          <Textarea
            rows={5}
            maxLength={20_000}
            value={text}
            onChange={(event) => setWritten(event.currentTarget.value)}
          />
        </Field>
        {text === read ? null : (
          <div>
            <p className="t-12 text-text-3">{t("difference")}</p>
            <p className="t-16 mt-1 whitespace-pre-line">
              <DifferenceWords parts={wordDifference(read, text)} />
            </p>
          </div>
        )}
        <Field label={t("why")}>
          <Textarea
            rows={2}
            maxLength={5_000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Field>
        <ButtonRow>
          <ActButton
            action={ask}
            project={view.project.code}
            subject={{ kind: "meeting", code: meeting }}
            input={{ meeting, pointId: part === "" ? null : part, text, reason }}
          >
            {t("send")}
          </ActButton>
        </ButtonRow>
      </div>
    </section>
  );
}
