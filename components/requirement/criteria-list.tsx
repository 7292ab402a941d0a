import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Empty } from "@/components/ui/empty";
import { SectionHead } from "@/components/ui/section-head";
import type { AcceptanceCriterion } from "@/lib/domain/requirement-content";

type Props = { readonly criteria: readonly AcceptanceCriterion[]; readonly locked: boolean };

/** The acceptance criteria: what is measured, the level awaited, how it is checked, how far it may be discussed. */
export function CriteriaList({ criteria, locked }: Props): ReactNode {
  const t = useTranslations("requirements");
  return (
    <section className="mt-11">
      <SectionHead title={t("criteria")} remark={t("criteriaCount", { count: criteria.length })} />
      {criteria.length === 0 ? (
        <Empty fact={t("noCriteria")} rule={t("noCriteriaRule")} />
      ) : (
        <ol>
          {criteria.map((criterion) => (
            <li key={criterion.id} className="border-b py-3 last:border-b-0">
              <Criterion criterion={criterion} locked={locked} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Criterion({
  criterion,
  locked,
}: {
  readonly criterion: AcceptanceCriterion;
  readonly locked: boolean;
}): ReactNode {
  const t = useTranslations();
  const { reference, measure, target, given, when, outcome, method, flexibility } = criterion;
  const scenario = (
    [
      ["given", given],
      ["when", when],
      ["outcome", outcome],
    ] as const
  ).filter(([, text]) => text !== "");
  return (
    <div className="flex gap-3">
      {reference === "" ? null : <span className="code-word t-13 shrink-0 text-text-2">{reference}</span>}
      <div className={locked ? "s-15 min-w-0 max-w-measure" : "t-14 min-w-0 max-w-measure"}>
        {measure === "" ? null : <p className="wrap-anywhere">{measure}</p>}
        {scenario.map(([part, text]) => (
          <p key={part}>
            <span className="text-text-2">{t(`requirements.scenario.${part}`)}</span> {text}
          </p>
        ))}
        <p className="t-12 mt-1 font-sans text-text-3">
          {[
            target === "" ? null : t("requirements.targetIs", { target }),
            t(`verificationMethod.${method}`),
            t("requirements.flexibilityIs", { level: t(`flexibility.${flexibility}`) }),
          ]
            .filter((part) => part !== null)
            .join(" · ")}
        </p>
      </div>
    </div>
  );
}
