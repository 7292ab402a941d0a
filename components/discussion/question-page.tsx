import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { QuestionItem } from "@/components/discussion/question-item";
import { RequirementTabs } from "@/components/requirement/requirement-tabs";
import { ListKeys } from "@/components/shell/list-keys";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { KeyPages } from "@/components/ui/key-pages";
import { Tabs } from "@/components/ui/tabs";
import type { Side } from "@/lib/domain/party";
import type { QuestionStatus } from "@/lib/domain/question";
import type { Action } from "@/lib/features/act/view";
import type { QuestionList } from "@/lib/features/discussion/view";
import type { RequirementFigures } from "@/lib/features/requirement/view";

type Props = {
  readonly project: { readonly code: string; readonly name: string; readonly timeZone: string; readonly side: Side };
  readonly list: QuestionList;
  readonly figures: RequirementFigures;
  readonly status: QuestionStatus;
  readonly after: string | null;
  readonly answer: Action;
};

/** The questions of a project; the side that is asked answers them here or at their subject. */
export function QuestionPage({ project, list, figures, status, after, answer }: Props): ReactNode {
  const t = useTranslations();
  const root = `/projects/${project.code}`;
  const href = (wanted: QuestionStatus): string => `${root}/questions${wanted === "OPEN" ? "" : "?status=ANSWERED"}`;
  const next = list.next === null ? undefined : `${root}/questions?status=${status}&after=${list.next}`;
  return (
    <>
      <PageHeader
        crumbs={[{ label: project.name, href: root }, { label: t("rooms.define") }, { label: t("rooms.questions") }]}
      >
        <RequirementTabs
          project={project.code}
          current="questions"
          query={{ status: status === "OPEN" ? null : status }}
          counts={{ requirements: figures.total, baselines: figures.baselines, questions: list.open }}
        />
      </PageHeader>
      <PageBody>
        <h1 className="sr-only">{t("rooms.questions")}</h1>
        <Tabs
          look="filter"
          label={t("discussion.filter")}
          tabs={[
            { href: href("OPEN"), label: t("discussion.open"), count: String(list.open), current: status === "OPEN" },
            {
              href: href("ANSWERED"),
              label: t("discussion.answered"),
              count: String(list.answered),
              current: status === "ANSWERED",
            },
          ]}
        />
        <div className="mt-4 max-w-measure">
          {list.rows.length === 0 ? (
            <Empty
              fact={t(
                list.open + list.answered === 0
                  ? "discussion.noneAsked"
                  : status === "OPEN"
                    ? "discussion.noneOpen"
                    : "discussion.noneAnswered",
              )}
              rule={t("discussion.askWhere")}
              act={<ButtonLink href={`${root}/requirements`}>{t("rooms.requirements")}</ButtonLink>}
            />
          ) : (
            <ListKeys>
              <ul>
                {list.rows.map((question) => (
                  <QuestionItem
                    key={question.code}
                    project={project.code}
                    timeZone={project.timeZone}
                    question={question}
                    side={project.side}
                    answer={answer}
                    now={list.now}
                    linked
                  />
                ))}
              </ul>
              <KeyPages previous={after === null ? undefined : href(status)} next={next} />
            </ListKeys>
          )}
        </div>
      </PageBody>
    </>
  );
}
