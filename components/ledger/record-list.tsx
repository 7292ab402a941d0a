import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ExportMenu } from "@/components/shell/export-menu";
import { ListKeys } from "@/components/shell/list-keys";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { RoomTabs } from "@/components/shell/room-tabs";
import { RecordFileLinks } from "@/components/signature/record-files";
import { Empty } from "@/components/ui/empty";
import { FilterBar, FilterChip } from "@/components/ui/filters";
import { KeyPages } from "@/components/ui/key-pages";
import { PartyMark } from "@/components/ui/party-mark";
import { PageTitle } from "@/components/ui/section-head";
import { SmallSeal } from "@/components/ui/small-seal";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import type { DocumentKind } from "@/lib/domain/signature";
import { type RecordLine, type RecordPage, recordKinds } from "@/lib/features/ledger/view-records";
import { partyTexture } from "@/lib/features/party/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDate, type Reader } from "@/lib/text/format";

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
                  <Line key={record.code} record={record} project={project.code} reader={reader} now={now} />
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

type LineProps = {
  readonly record: RecordLine;
  readonly project: string;
  readonly reader: Reader;
  readonly now: Instant;
};

function Line({ record, project, reader, now }: LineProps): ReactNode {
  const t = useTranslations("records");
  const kinds = useTranslations("documentKind");
  const { code, kind, title, version, parties, frozenAt } = record;
  const signed = parties.length > 0;
  return (
    <Row>
      <Td place="sign">
        <SmallSeal kind={signed ? "accepted" : "open"} label={signed ? t("signed") : t("waiting")} className="inline" />
      </Td>
      <Td place="aside" code>
        {code}
      </Td>
      <Td place="lead">
        <Link href={`/projects/${project}/records/${code}`} data-row className="font-medium hover:underline">
          {title}
        </Link>
        <span className="t-12 ml-2 whitespace-nowrap text-text-3">{t("version", { version })}</span>
      </Td>
      <Td className="text-text-2">{kinds(kind)}</Td>
      <Td>
        {signed ? (
          <span className="flex flex-wrap gap-x-3 gap-y-1">
            {parties.map((party) => (
              <span key={`${party.side}-${party.ordinal}`} className="inline-flex items-baseline gap-1.5">
                <PartyMark texture={partyTexture(party.side, party.ordinal)} /> {party.name}
              </span>
            ))}
          </span>
        ) : (
          <span className="text-text-3">{t("nobodyYet")}</span>
        )}
      </Td>
      <Td end className="whitespace-nowrap text-text-2">
        {formatDate(reader, frozenAt, { now })}
      </Td>
      <Td end className="whitespace-nowrap">
        {signed ? <RecordFileLinks project={project} record={code} /> : null}
      </Td>
    </Row>
  );
}
