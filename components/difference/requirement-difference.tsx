import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DifferenceWords } from "@/components/difference/difference-words";
import type { AcceptanceCriterion, RequirementContent } from "@/lib/domain/requirement-content";
import { type ComparedField, changedCriteria, changedFields } from "@/lib/features/difference/view";
import { wordDifference } from "@/lib/features/difference/view-words";

type Props = { readonly before: RequirementContent | null; readonly after: RequirementContent | null };
type Line = { readonly key: string; readonly name: string; readonly before: string; readonly after: string };

/** What is told of a requirement that came in or went out as a whole. */
const wholeFields: readonly ComparedField[] = ["title", "statement", "priority"];

/** What differs in the text of a requirement, part by part and word by word. */
export function RequirementDifference({ before, after }: Props): ReactNode {
  const t = useTranslations();
  const fields = before === null || after === null ? wholeFields : changedFields(before, after);
  const lines: readonly Line[] = [
    ...fields.map((field) => ({
      key: field,
      name: t(`difference.fields.${field}`),
      before: fieldWords(t, field, before),
      after: fieldWords(t, field, after),
    })),
    ...changedCriteria(before?.criteria ?? [], after?.criteria ?? []).map((pair, index) => ({
      key: `criterion ${index}`,
      name: t("difference.fields.criterion"),
      before: criterionWords(t, pair.before),
      after: criterionWords(t, pair.after),
    })),
  ].filter((line) => line.before !== line.after);
  if (lines.length === 0) return <p className="t-13 text-text-2">{t("difference.sameWords")}</p>;
  return (
    <dl className="grid gap-x-5 gap-y-2 md:grid-cols-[132px_minmax(0,1fr)]">
      {lines.map((line) => (
        <div key={line.key} className="contents">
          <dt className="t-12 text-text-3 md:pt-1">{line.name}</dt>
          <dd className="s-15 wrap-anywhere max-w-measure whitespace-pre-line max-md:mb-1.5">
            <DifferenceWords parts={wordDifference(line.before, line.after)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

type Say = ReturnType<typeof useTranslations>;

function fieldWords(t: Say, field: ComparedField, content: RequirementContent | null): string {
  if (content === null) return "";
  switch (field) {
    case "kind":
      return t(`requirementKind.${content.kind}`);
    case "priority":
      return content.priority === null ? t("requirements.noPriority") : t(`priority.${content.priority}`);
    case "verificationMethod":
      return content.verificationMethod === null ? "" : t(`verificationMethod.${content.verificationMethod}`);
    case "title":
    case "statement":
    case "source":
    case "rationale":
      return content[field];
  }
}

/** A criterion in one line, as the sheet of a baseline tells it. */
function criterionWords(t: Say, criterion: AcceptanceCriterion | null): string {
  if (criterion === null) return "";
  const { reference, measure, target, given, when, outcome, method, flexibility } = criterion;
  const scenario = (
    [
      ["given", given],
      ["when", when],
      ["outcome", outcome],
    ] as const
  )
    .filter(([, words]) => words !== "")
    .map(([part, words]) => `${t(`requirements.scenario.${part}`)} ${words}`);
  return [
    reference,
    measure,
    target === "" ? "" : t("requirements.targetIs", { target }),
    scenario.join(", "),
    `${t(`verificationMethod.${method}`)}, ${flexibility}`,
  ]
    .filter((part) => part !== "")
    .join(" · ");
}
