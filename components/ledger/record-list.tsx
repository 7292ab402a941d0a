import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RecordRow } from "@/components/ledger/record-row";
import { ExportMenu } from "@/components/shell/export-menu";
import { ListKeys } from "@/components/shell/list-keys";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { RoomTabs } from "@/components/shell/room-tabs";
import { Empty } from "@/components/ui/empty";
import { FilterBar, FilterChip } from "@/components/ui/filters";
import { KeyPages } from "@/components/ui/key-pages";
import { PageTitle } from "@/components/ui/section-head";
import { Table, TableBody, TableHead, Th } from "@/components/ui/table";
import type { DocumentKind } from "@/lib/domain/signature";
import { type RecordPage, recordKinds } from "@/lib/features/ledger/view-records";
import type { Instant } from "@/lib/kernel/instant";

type Props = {
  readonly project: { readonly code: string; readonly name: string; readonly timeZone: string };
  readonly page: RecordPage;
  readonly kind: DocumentKind | undefined;
  readonly paged: boolean;
  readonly now: Instant;
};

/** The signed records of a project: each opens its words, its signatures and its place in the register. */
export function RecordList({ project, page, kind, paged, now }: Props): ReactNode {
  const t = useTranslations("records");
  const rooms = useTranslations("rooms");
  const kinds = useTranslations("documentKind");
  const files = useTranslations("recordFile");
  const reader = { locale: useLocale(), timeZone: project.timeZone };
  const root = `/projects/${project.code}`;
  const href = (wanted: DocumentKind | undefined, before?: string): string => {
    const query = new URLSearchParams({
      ...(wanted === undefined ? {} : { kind: wanted }),
      ...(before === undefined ? {} : { before }),
    }).toString();
    return `${root}/records${query === "" ? "" : `?${query}`}`;
  };
  const filter = {
    name: t("kind"),
    value: kind === undefined ? t("every") : kinds(kind),
    clearHref: kind === undefined ? undefined : href(undefined),
    options: [
      { label: t("every"), href: href(undefined), current: kind === undefined },
      ...recordKinds.map((one) => ({ label: kinds(one), href: href(one), current: one === kind })),
    ],
  };
  return (
    <>
      <PageHeader
        crumbs={[
          { label: project.name, href: root },
          { label: rooms("validate"), href: `${root}/milestones` },
          { label: rooms("records") },
        ]}
      >
        <RoomTabs project={project.code} />
      </PageHeader>
      <PageBody>
        <PageTitle
          lead={t("lead")}
          end={<ExportMenu project={project.code} list="records" query={{ kind: kind ?? null }} />}
        >
          {rooms("records")}
        </PageTitle>
        <div className="mt-6 mb-2">
          <FilterBar>
            <FilterChip filter={filter} />
          </FilterBar>
        </div>
        {page.records.length === 0 ? (
          <Empty fact={kind === undefined ? t("empty") : t("emptyKind")} rule={t("emptyRule")} />
        ) : (
          <ListKeys>
            <Table caption={rooms("records")}>
              <TableHead>
                <Th className="w-8">
                  <span className="sr-only">{t("state")}</span>
                </Th>
                <Th>{t("number")}</Th>
                <Th>{t("record")}</Th>
                <Th>{t("kind")}</Th>
                <Th>{t("signedBy")}</Th>
                <Th end>{t("date")}</Th>
                <Th end>{files("files")}</Th>
              </TableHead>
              <TableBody>
                {page.records.map((record) => (
                  <RecordRow key={record.code} record={record} project={project.code} reader={reader} now={now} />
                ))}
              </TableBody>
            </Table>
            <KeyPages
              previous={paged ? href(kind) : undefined}
              next={page.next === null ? undefined : href(kind, page.next)}
            />
          </ListKeys>
        )}
      </PageBody>
    </>
  );
}
