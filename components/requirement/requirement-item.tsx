import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Discussion, type DiscussionActions } from "@/components/discussion/discussion";
import { MarkdownView } from "@/components/markdown/markdown-view";
import type { StepActions } from "@/components/requirement/bulk-bar";
import { CriteriaList } from "@/components/requirement/criteria-list";
import { RequirementChip } from "@/components/requirement/requirement-chip";
import { RequirementFacts } from "@/components/requirement/requirement-facts";
import { RequirementSheet } from "@/components/requirement/requirement-sheet";
import { RequirementTrace } from "@/components/requirement/requirement-trace";
import { StepButtons } from "@/components/requirement/step-buttons";
import { VersionThread } from "@/components/requirement/version-thread";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { SuspectNotice } from "@/components/suspect/suspect-notice";
import { PageTitle, SectionHead } from "@/components/ui/section-head";
import type { Side } from "@/lib/domain/party";
import type { Hint } from "@/lib/domain/quality-hint";
import type { ArticleView } from "@/lib/features/act/view";
import type { DiscussionAbilities, DiscussionView } from "@/lib/features/discussion/view";
import { isLocked, type RequirementAbilities, type RequirementView } from "@/lib/features/requirement/view";
import type { TraceView } from "@/lib/features/requirement/view-trace";
import type { OpenSuspects } from "@/lib/features/suspect/view";

type Props = {
  readonly project: { readonly code: string; readonly name: string; readonly timeZone: string; readonly side: Side };
  readonly view: RequirementView;
  readonly abilities: RequirementAbilities;
  /** What an amendment left to confirm. */
  readonly suspects: readonly OpenSuspects[];
  readonly discussion: DiscussionView;
  readonly talk: DiscussionAbilities;
  readonly lock: ArticleView;
  /** The remarks on its wording; none once it is locked. */
  readonly hints: readonly Hint[];
  readonly trace: TraceView;
  readonly steps: StepActions;
  readonly actions: DiscussionActions;
};

/** The page of one requirement; what is locked looks locked and offers the change request as the way on. */
export function RequirementItem({
  project,
  view,
  abilities,
  suspects,
  discussion,
  talk,
  lock,
  hints,
  trace,
  steps,
  actions,
}: Props): ReactNode {
  const t = useTranslations();
  const root = `/projects/${project.code}`;
  const { code, status, content } = view;
  const locked = isLocked(status);
  return (
    <>
      <PageHeader
        crumbs={[
          { label: project.name, href: root },
          { label: t("rooms.requirements"), href: `${root}/requirements` },
          { label: code },
        ]}
      />
      <PageBody
        panelLabel={t("requirements.panel", { code })}
        panel={
          <>
            <RequirementFacts project={project.code} view={view} />
            <RequirementTrace project={project.code} trace={trace} />
            <VersionThread
              project={project.code}
              code={code}
              timeZone={project.timeZone}
              versions={view.versions}
              orders={view.orders}
            />
          </>
        }
      >
        <div className="mb-8">
          <PageTitle
            end={
              <RequirementChip
                status={status}
                agreements={view.agreements}
                side={project.side}
                changePending={view.changePending}
                filled
              />
            }
          >
            <span className="code-word">{code}</span>
            {content.title === "" ? null : <> {content.title}</>}
          </PageTitle>
          {view.statusReason === "" ? null : (
            <p className="t-14 mt-2 max-w-measure text-text-2">
              {t("requirements.because", { reason: view.statusReason })}
            </p>
          )}
        </div>
        <SuspectNotice project={project.code} open={suspects} />
        <RequirementSheet project={project.code} timeZone={project.timeZone} view={view} lock={lock} hints={hints} />
        {locked ? null : (
          <div className="mt-6">
            <StepButtons
              project={project.code}
              code={code}
              version={view.version}
              abilities={abilities}
              actions={steps}
            />
          </div>
        )}
        <CriteriaList criteria={content.criteria} locked={locked} />
        {content.rationale === "" ? null : (
          <section className="mt-11">
            <SectionHead title={t("requirements.form.rationale")} />
            <MarkdownView source={content.rationale} className="mt-3" />
          </section>
        )}
        <Discussion
          project={project.code}
          timeZone={project.timeZone}
          subject={{ kind: "REQUIREMENT", code }}
          view={discussion}
          abilities={talk}
          actions={actions}
        />
      </PageBody>
    </>
  );
}
