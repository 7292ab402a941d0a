import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { SectionHead } from "@/components/ui/section-head";
import type { LackView, QualityView } from "@/lib/features/requirement/view-quality";

type Props = { readonly project: string; readonly view: QualityView };

/** Everything that lacks, each with where to write it. */
export function QualityMissing({ project, view }: Props): ReactNode {
  const t = useTranslations("quality.page");
  const root = `/projects/${project}`;
  const empty = view.outline.used ? view.outline.chapters.filter(({ count }) => count === 0).length : 0;
  const nothing = view.score.met === view.score.asked;
  return (
    <section>
      <SectionHead title={t("missing")} />
      {nothing ? <Empty fact={t("nothingMissing")} rule={t("nothingMissingRule")} /> : null}
      <ul>
        {view.lacks.map((lack) => (
          <Missing
            key={lack.lack}
            fact={t(`lacks.${lack.lack}`, { count: lack.count })}
            rule={t(`lackRule.${lack.lack}`)}
            href={`${root}/requirements?lack=${lack.lack}`}
            act={t("all", { count: lack.count })}
          >
            <LackCodes project={project} lack={lack} />
          </Missing>
        ))}
        {view.exclusionsStated ? null : (
          <Missing
            fact={t("exclusionsMissing")}
            rule={t("exclusionsMissingRule")}
            href="#exclusions"
            act={t("sayThem")}
          />
        )}
        {view.blockingQuestions === 0 ? null : (
          <Missing
            fact={t("questions", { count: view.blockingQuestions })}
            rule={t("questionsRule")}
            href={`${root}/questions`}
            act={t("seeQuestions")}
          />
        )}
        {empty === 0 ? null : (
          <Missing fact={t("chapters", { count: empty })} rule={t("emptyRule")} href="#outline" act={t("seeOutline")} />
        )}
      </ul>
    </section>
  );
}

type MissingProps = {
  readonly fact: string;
  readonly rule: string;
  readonly href: string;
  readonly act: string;
  readonly children?: ReactNode;
};

function Missing({ fact, rule, href, act, children }: MissingProps): ReactNode {
  return (
    <li className="flex items-start justify-between gap-6 border-b py-3 max-md:flex-col max-md:items-stretch max-md:gap-3">
      <div className="min-w-0">
        <p className="t-13 font-semibold">{fact}</p>
        <p className="t-13 mt-0.5 text-text-2">{rule}</p>
        {children}
      </div>
      <div className="flex shrink-0 flex-col">
        <ButtonLink href={href}>{act}</ButtonLink>
      </div>
    </li>
  );
}

/** The first requirements that lack it: straight to where it is written, or to the page of what a baseline locks. */
function LackCodes({ project, lack }: { readonly project: string; readonly lack: LackView }): ReactNode {
  return (
    <ul className="mt-1.5 flex flex-wrap gap-x-3">
      {lack.first.map(({ code, locked }) => (
        <li key={code}>
          <Link
            href={`/projects/${project}/requirements/${code}${locked ? "" : "/edit"}`}
            className="link code-word t-13 inline-flex min-h-6 items-center pointer-coarse:min-h-11"
          >
            {code}
          </Link>
        </li>
      ))}
    </ul>
  );
}
