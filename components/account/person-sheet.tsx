import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type ErasureActs, ErasureForm } from "@/components/account/erasure-form";
import { ClosedAct } from "@/components/act/act-button";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { KeyValues } from "@/components/ui/key-values";
import { PageTitle, SectionHead } from "@/components/ui/section-head";
import type { PersonPageView } from "@/lib/features/account/view-people";
import { formatDate } from "@/lib/text/format";

type View = Extract<PersonPageView, { kind: "there" }>;

/** One person as the administrator sees them, what an erasure would take and leave, and the act. */
export function PersonSheet({ view, acts }: { readonly view: View; readonly acts: ErasureActs }): ReactNode {
  const t = useTranslations("erasure");
  const profile = useTranslations("profile");
  const locale = useLocale();
  const { person, preview, isReader, blocked, proof } = view;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: profile("administration"), href: "/administration" },
          { label: t("people"), href: "/administration/people" },
          { label: person.name },
        ]}
      />
      <PageBody>
        <div className="flex max-w-180 flex-col gap-11">
          <PageTitle lead={person.title === "" ? undefined : person.title}>{person.name}</PageTitle>
          <KeyValues
            entries={[
              {
                name: t("address"),
                value: <span className="[overflow-wrap:anywhere]">{person.email}</span>,
                detail: person.isAdministrator ? t("administrator") : undefined,
              },
              {
                name: t("since"),
                value: formatDate({ locale, timeZone: "Europe/Paris" }, person.createdAt, {
                  width: "long",
                  weekday: false,
                }),
              },
              { name: t("projects"), value: t("projectsCount", { count: person.openProjects }) },
            ]}
          />
          <section className="flex flex-col gap-6">
            <SectionHead title={t("erase")} remark={isReader ? t("self") : undefined} />
            <p className="t-14 max-w-measure text-text-2">{t("eraseLead")}</p>
            <Effects
              title={t("goes")}
              lines={[
                t("going.identity"),
                t("going.access"),
                ...counted(preview.sessions, t("going.sessions", { count: preview.sessions })),
                t("going.mails", { count: preview.mails }),
                ...counted(preview.invitations, t("going.invitations", { count: preview.invitations })),
                t("going.words"),
              ]}
            />
            <Effects
              title={t("stays")}
              lines={[
                ...counted(preview.signatures, t("staying.signatures", { count: preview.signatures })),
                t("staying.acts"),
                t("staying.documents"),
                t("staying.others"),
                ...counted(preview.openProjects, t("staying.projects", { count: preview.openProjects })),
              ]}
            />
            {blocked === null ? (
              <ErasureForm person={person} proof={proof} acts={acts} />
            ) : (
              <div>
                <ClosedAct refusal={blocked}>{t("erase")}</ClosedAct>
              </div>
            )}
          </section>
        </div>
      </PageBody>
    </>
  );
}

/** What is not there is not told. */
function counted(count: number, line: string): readonly string[] {
  return count === 0 ? [] : [line];
}

function Effects({ title, lines }: { readonly title: string; readonly lines: readonly string[] }): ReactNode {
  return (
    <section>
      <SectionHead level={3} title={title} rule={false} />
      <ul className="t-13 max-w-measure list-disc pl-5 text-text-2 marker:text-text-3">
        {lines.map((line) => (
          <li key={line} className="py-0.5">
            {line}
          </li>
        ))}
      </ul>
    </section>
  );
}
