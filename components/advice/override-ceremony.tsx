"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useState } from "react";
import { usePreview } from "@/components/milestone/use-preview";
import type { RequestCode } from "@/components/signature/identity-proof";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { AdviceAnswer } from "@/lib/domain/advice";
import type { CeremonyView, SigningAction } from "@/lib/features/signature/view";

type Answer = Exclude<AdviceAnswer, "FOLLOWED">;
type Wanted = {
  readonly project: string;
  readonly advice: string;
  readonly answer: Answer;
  readonly reason: string;
  readonly consequences: string;
};
type Props = {
  readonly first: CeremonyView;
  readonly advice: string;
  readonly party: string;
  readonly preview: (wanted: Wanted) => Promise<CeremonyView | null>;
  readonly action: SigningAction;
  readonly requestCode: RequestCode;
};

const answers = AdviceAnswer.exclude(["FOLLOWED"]);

/** Goes on against advice, signed: the reason and the accepted consequences enter the record as they are typed. */
export function OverrideCeremony({ first, advice, party, preview, action, requestCode }: Props): ReactNode {
  const t = useTranslations("advice.ceremony");
  const project = first.project.code;
  const [said, setSaid] = useState({ answer: answers.parse("OVERRIDDEN"), reason: "", consequences: "" });
  const ask = useCallback((wanted: Wanted) => preview(wanted), [preview]);
  const shown = usePreview<Wanted, CeremonyView>({ input: { project, advice, ...said }, view: first }, ask);
  const write = (change: Partial<typeof said>): void => {
    const next = { ...said, ...change };
    setSaid(next);
    shown.write({ project, advice, ...next });
  };
  const again: SigningAction = async (call) => {
    const answer = await action(call);
    if (!answer.ok && answer.problem.kind === "refused") shown.again();
    return answer;
  };
  return (
    <SigningCeremony
      view={{ ...shown.view, earlier: shown.before?.record ?? null }}
      action={again}
      requestCode={requestCode}
      subject={{ kind: "advice", code: advice }}
      head={t("head")}
      declaration={shown.fresh ? t(`declaration.${said.answer}`, { party, code: advice }) : null}
      label={t("sign")}
      input={{ advice, ...said }}
      choices={
        <>
          <ChoiceGroup
            name="answer"
            legend={t("answer")}
            value={said.answer}
            choices={answers.options.map((value) => ({ value, label: t(`answers.${value}`) }))}
            onChange={(value) => write({ answer: answers.parse(value) })}
          />
          <Field label={t("reason")} hint={t("reasonHint")}>
            <Textarea
              rows={4}
              maxLength={10_000}
              value={said.reason}
              onChange={(event) => write({ reason: event.currentTarget.value })}
            />
          </Field>
          <Field label={t("consequences")} hint={t("consequencesHint")}>
            <Textarea
              rows={4}
              maxLength={10_000}
              value={said.consequences}
              onChange={(event) => write({ consequences: event.currentTarget.value })}
            />
          </Field>
        </>
      }
    />
  );
}
