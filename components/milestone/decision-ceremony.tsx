"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useState } from "react";
import { DecisionFields } from "@/components/milestone/decision-fields";
import { usePreview } from "@/components/milestone/use-preview";
import type { RequestCode } from "@/components/signature/identity-proof";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import { ArticleCode } from "@/components/ui/article-code";
import { ChoiceGroup } from "@/components/ui/choice-group";
import type { Decision } from "@/lib/domain/decision-condition";
import type { DecisionDraftInput, DecisionPreviewInput } from "@/lib/features/milestone/schema";
import type { DecisionCeremony as View } from "@/lib/features/milestone/view";
import type { SigningAction } from "@/lib/features/signature/view";

type Props = {
  readonly milestone: string;
  readonly first: View;
  readonly preview: (project: string, input: DecisionPreviewInput) => Promise<View | null>;
  readonly sign: Readonly<Record<Decision, SigningAction>>;
  readonly requestCode: RequestCode;
};

/** The five decisions in their fixed order over the record that each would sign; what is written enters the record at once. */
export function DecisionCeremony({ milestone, first, preview, sign, requestCode }: Props): ReactNode {
  const t = useTranslations();
  const project = first.view.project.code;
  const [decision, setDecision] = useState(first.decision);
  const [draft, setDraft] = useState<DecisionDraftInput>(first.draft);
  const ask = useCallback((input: DecisionPreviewInput) => preview(project, input), [preview, project]);
  const shown = usePreview<DecisionPreviewInput, View>(
    { input: { ...first.draft, decision: first.decision, milestone }, view: first },
    ask,
  );
  const { view, choices, criteria, currency, declaration } = shown.view;
  const reasoned = choices.some((choice) => choice.value === decision && choice.reasoned);
  const write = (next: Partial<DecisionDraftInput>): void => {
    const written = { ...draft, ...next };
    setDraft(written);
    shown.write({ ...written, decision, milestone });
  };
  const choose = (value: string): void => {
    const chosen = choices.find((choice) => choice.value === value);
    if (chosen === undefined) return;
    setDecision(chosen.value);
    shown.write({ ...draft, decision: chosen.value, milestone });
  };
  const action: SigningAction = async (call) => {
    const answer = await sign[decision](call);
    if (!answer.ok && answer.problem.kind === "refused") shown.again();
    return answer;
  };
  const label = t(`decisions.${decision}`);
  return (
    <SigningCeremony
      view={{ ...view, earlier: shown.before?.view.record ?? null }}
      action={action}
      requestCode={requestCode}
      subject={{ kind: "milestone", code: milestone }}
      head={t("milestones.ceremony.decide.head")}
      declaration={shown.fresh ? declaration : null}
      label={t("milestones.ceremony.decide.sign", { decision: label.toLowerCase() })}
      choiceLabel={label.toLowerCase()}
      input={{ ...draft, milestone }}
      choices={
        <div className="flex flex-col gap-6">
          <ChoiceGroup
            name="decision"
            legend={t("milestones.ceremony.decide.choose")}
            hideLegend
            value={decision}
            onChange={choose}
            choices={choices.map((choice) => ({
              value: choice.value,
              label: t(`decisions.${choice.value}`),
              detail: t(`milestones.decisionDetail.${choice.value}`),
              closed:
                choice.closed === null
                  ? undefined
                  : {
                      reason: (
                        <>
                          {choice.closed.reason} <ArticleCode article={choice.closed.article} />
                        </>
                      ),
                    },
            }))}
          />
          <DecisionFields
            reasoned={reasoned}
            decision={decision}
            draft={draft}
            criteria={criteria}
            currency={currency}
            onWrite={write}
          />
          {shown.failed ? (
            <p role="alert" className="t-13 text-late">
              {t("act.failed")}
            </p>
          ) : null}
        </div>
      }
    />
  );
}
