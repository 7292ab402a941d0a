import { useLocale, useNow, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePersonName } from "@/components/account/person-name";
import { ActButton } from "@/components/act/act-button";
import { ChangeRequestForm } from "@/components/change-request/change-request-form";
import { ChangeRequestChip } from "@/components/change-request/change-request-table";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { KeyValues } from "@/components/ui/key-values";
import { PageTitle, SectionHead } from "@/components/ui/section-head";
import { Sheet } from "@/components/ui/sheet";
import { TextLink } from "@/components/ui/text-link";
import type { AbilityView, Action } from "@/lib/features/act/view";
import type { ChangeRequestView } from "@/lib/features/change-request/view";
import { instantOf } from "@/lib/kernel/instant";
import { formatDateTime } from "@/lib/text/format";
import { isLocale } from "@/lib/text/locale";

type Props = {
  readonly view: ChangeRequestView;
  readonly abilities: Readonly<Record<"revise" | "submit", AbilityView>>;
  readonly open: Action;
  readonly submit: Action;
};

/** The page of one change request. Its own side completes the draft here; once submitted its words are fixed. */
export function ChangeRequestItem({ view, abilities, open, submit }: Props): ReactNode {
  const t = useTranslations();
  const found = useLocale();
  const nameOf = usePersonName();
  const now = instantOf(useNow());
  const reader = { locale: isLocale(found) ? found : ("fr" as const), timeZone: view.project.timeZone };
  const { code } = view.project;
  const defaults = {
    changeRequest: view.code,
    type: view.type ?? "EVOLUTION",
    title: view.title,
    description: view.description,
    reason: view.reason,
    origin: "",
  } as const;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: view.project.name, href: `/projects/${code}` },
          { label: t("rooms.changes"), href: `/projects/${code}/changes` },
          { label: view.code },
        ]}
      />
      <PageBody
        panelLabel={t("changes.facts")}
        panel={
          <KeyValues
            entries={[
              { name: t("changes.type"), value: view.type === null ? "" : t(`changeRequestType.${view.type}`) },
              ...(view.originHref === null
                ? []
                : [
                    { name: t("changes.origin"), value: <TextLink href={view.originHref}>{view.originCode}</TextLink> },
                  ]),
              { name: t("changes.by"), value: nameOf(view.openedBy), detail: view.party },
              { name: t("changes.opened"), value: formatDateTime(reader, view.openedAt, { now }) },
              ...(view.submittedAt === null
                ? []
                : [{ name: t("changes.submitted"), value: formatDateTime(reader, view.submittedAt, { now }) }]),
            ]}
          />
        }
      >
        <PageTitle
          end={<ChangeRequestChip status={view.status} />}
          lead={t(view.status === "DRAFT" ? "changes.draftLead" : "changes.submittedLead")}
        >
          <span className="code-word">{view.code}</span> {view.title}
        </PageTitle>
        {view.status === "DRAFT" ? (
          <div className="mt-6 mb-9">
            <ActButton
              action={submit}
              input={{ changeRequest: view.code }}
              ability={abilities.submit}
              project={code}
              subject={{ kind: "change-request", code: view.code }}
              variant="main"
            >
              {t("changes.submit")}
            </ActButton>
          </div>
        ) : null}
        {abilities.revise.allowed ? (
          <section>
            <SectionHead title={t("changes.draft")} />
            <div className="mt-5">
              <ChangeRequestForm project={code} action={open} defaults={defaults} />
            </div>
          </section>
        ) : (
          <Sheet className="mt-7">
            <p className="s-15 whitespace-pre-line">{view.description}</p>
            <p className="t-12 mt-5 text-text-3">{t("changes.reason")}</p>
            <p className="s-15 whitespace-pre-line">{view.reason}</p>
          </Sheet>
        )}
      </PageBody>
    </>
  );
}
