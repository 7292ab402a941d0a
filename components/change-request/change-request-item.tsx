import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActSection } from "@/components/change-request/act-section";
import { AdviseForm } from "@/components/change-request/advise-form";
import { AgencySection } from "@/components/change-request/agency-section";
import { AssessSection } from "@/components/change-request/assess-section";
import { ChangeActs } from "@/components/change-request/change-acts";
import { ChangeFacts } from "@/components/change-request/change-facts";
import { ChangeRequestChip } from "@/components/change-request/change-request-chip";
import { ChangeRequestForm } from "@/components/change-request/change-request-form";
import { ChangeStory } from "@/components/change-request/change-story";
import { CumulatedBar } from "@/components/change-request/cumulated-bar";
import { DecideForm } from "@/components/change-request/decide-form";
import { QualifyForm } from "@/components/change-request/qualify-form";
import { QuoteForm } from "@/components/change-request/quote-form";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { PageTitle, SectionHead } from "@/components/ui/section-head";
import { Sheet } from "@/components/ui/sheet";
import type { Action } from "@/lib/features/act/view";
import type { ChangeAbilities, ChangeRequestView } from "@/lib/features/change-request/view";
import { Currency } from "@/lib/kernel/money";

type ActionName =
  | "open"
  | "submit"
  | "withdraw"
  | "qualify"
  | "dispute"
  | "settle"
  | "assess"
  | "quote"
  | "advise"
  | "decide"
  | "emergency"
  | "resume";
type Props = {
  readonly view: ChangeRequestView;
  readonly abilities: ChangeAbilities;
  readonly actions: Readonly<Record<ActionName, Action>>;
  /** What follows the decision: its orders and its work. */
  readonly children?: ReactNode;
};

/** The page of one change request: what is asked, what each has said of it, and the reader's own next act. */
export function ChangeRequestItem({ view, abilities, actions, children }: Props): ReactNode {
  const t = useTranslations();
  const { code } = view.project;
  const currency = Currency.parse(view.project.currency);
  const decides = (["record", "reject", "defer", "concede"] as const).some((act) => abilities[act].allowed);
  const lead =
    view.status === "DRAFT"
      ? t("changes.draftLead")
      : view.turn === null
        ? t(`changes.ended.${view.status}`)
        : t(`changes.turn.${view.turn.side}.${view.turn.awaits}`);
  return (
    <>
      <PageHeader
        crumbs={[
          { label: view.project.name, href: `/projects/${code}` },
          { label: t("rooms.changes"), href: `/projects/${code}/changes` },
          { label: view.code },
        ]}
      />
      <PageBody panelLabel={t("changes.facts")} panel={<ChangeFacts view={view} currency={currency} />}>
        <PageTitle end={<ChangeRequestChip status={view.status} />} lead={lead}>
          <span className="code-word">{view.code}</span> {view.title}
        </PageTitle>
        <div className="mt-6 mb-9">
          <ChangeActs view={view} abilities={abilities} actions={actions} />
        </div>
        {abilities.revise.allowed ? (
          <section>
            <SectionHead title={t("changes.draft")} />
            <div className="mt-5">
              <ChangeRequestForm project={code} action={actions.open} defaults={draftOf(view)} />
            </div>
          </section>
        ) : (
          <Sheet className="mt-7">
            <p className="s-15 whitespace-pre-line">{view.description}</p>
            <p className="t-12 mt-5 text-text-3">{t("changes.reason")}</p>
            <p className="s-15 whitespace-pre-line">{view.reason}</p>
          </Sheet>
        )}
        {abilities.qualify.allowed ? (
          <ActSection title={t("changes.qualify.title")} lead={t("changes.qualify.lead")}>
            <QualifyForm view={view} action={actions.qualify} />
          </ActSection>
        ) : null}
        {view.agencies.map((agency) => (
          <AgencySection key={agency.partyId} agency={agency} currency={currency}>
            {agency.own && abilities.assess.allowed ? (
              <AssessSection view={view} agency={agency} action={actions.assess} />
            ) : null}
            {agency.own && abilities.quote.allowed ? (
              <ActSection title={t("changes.quote.title")} lead={t("changes.quote.lead")}>
                <QuoteForm view={view} action={actions.quote} before={agency.offered} />
              </ActSection>
            ) : null}
            {abilities.advise.allowed && agency.offered !== null ? (
              <ActSection title={t("changes.advise.title")} lead={t("changes.advise.lead")}>
                <AdviseForm view={view} agency={agency} action={actions.advise} />
              </ActSection>
            ) : null}
          </AgencySection>
        ))}
        {view.cumulated === null ? null : (
          <div className="mt-9">
            <CumulatedBar cumulated={view.cumulated} currency={currency} />
          </div>
        )}
        {decides ? (
          <ActSection title={t("changes.decide.title")} lead={t("changes.decide.lead")}>
            <DecideForm view={view} abilities={abilities} action={actions.decide} />
          </ActSection>
        ) : null}
        {children}
        <ChangeStory view={view} />
      </PageBody>
    </>
  );
}

function draftOf(view: ChangeRequestView): Parameters<typeof ChangeRequestForm>[0]["defaults"] {
  const { code: changeRequest, title, description, reason } = view;
  return { changeRequest, type: view.type ?? "EVOLUTION", title, description, reason, origin: "" };
}
