import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BriefingSection } from "@/components/briefing/briefing-section";
import { ListKeys } from "@/components/shell/list-keys";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { buttonClass } from "@/components/ui/button-look";
import { PrintButton } from "@/components/ui/print-button";
import { PageTitle } from "@/components/ui/section-head";
import { Typeset } from "@/components/ui/typeset";
import type { BriefingPart, BriefingSheet } from "@/lib/features/briefing/view";

/** The briefing of a project: where it stands, what waits for whom, what weighs on it. It prints alone, on one page. */
export function BriefingRoom({ sheet }: { readonly sheet: BriefingSheet }): ReactNode {
  const t = useTranslations("briefing");
  const rooms = useTranslations("rooms");
  const { project, title, lead, facts, left, right, note } = sheet;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: project.name, href: `/projects/${project.code}` },
          { label: rooms("steer"), href: `/projects/${project.code}` },
          { label: rooms("briefing") },
        ]}
      />
      <PageBody>
        <article data-one-page>
          <PageTitle
            lead={<Typeset>{lead}</Typeset>}
            end={
              <div className="no-print flex flex-wrap items-center gap-2">
                <a href={`/api/projects/${project.code}/exports/briefing.pdf`} className={buttonClass({})} download>
                  <Download aria-hidden size={16} strokeWidth={1.6} />
                  {t("pdf")}
                </a>
                <PrintButton>{t("print")}</PrintButton>
              </div>
            }
          >
            {title}
          </PageTitle>
          <dl className="t-13 mt-4 flex flex-wrap gap-x-8 gap-y-1">
            {facts.map(({ name, value }) => (
              <div key={name} className="flex gap-2">
                <dt className="text-text-3">{name}</dt>
                <dd>
                  <Typeset>{value}</Typeset>
                </dd>
              </div>
            ))}
          </dl>
          <ListKeys>
            <div className="mt-8 grid gap-x-11 gap-y-8 lg:grid-cols-2 print:mt-5 print:grid-cols-2 print:gap-x-8">
              <Column parts={left} />
              <Column parts={right} />
            </div>
          </ListKeys>
          <p className="t-12 mt-8 border-t pt-3 text-text-3 print:mt-5">
            <Typeset>{note}</Typeset>
          </p>
        </article>
      </PageBody>
    </>
  );
}

function Column({ parts }: { readonly parts: readonly BriefingPart[] }): ReactNode {
  return (
    <div className="flex min-w-0 flex-col gap-8 print:gap-4">
      {parts.map((part) => (
        <BriefingSection key={part.name} part={part} />
      ))}
    </div>
  );
}
