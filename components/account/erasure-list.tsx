import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePersonName } from "@/components/account/person-name";
import { ListKeys } from "@/components/shell/list-keys";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { Empty } from "@/components/ui/empty";
import { KeyPages } from "@/components/ui/key-pages";
import { PageTitle } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { ErasurePage } from "@/lib/features/account/view-people";
import { formatDateTime } from "@/lib/text/format";

/** The erasures that were done, the latest first: an identifier, when, on which ground, by whom. */
export function ErasureList({ page, paged }: { readonly page: ErasurePage; readonly paged: boolean }): ReactNode {
  const t = useTranslations("erasure");
  const profile = useTranslations("profile");
  const locale = useLocale();
  const nameOf = usePersonName();
  return (
    <>
      <PageHeader crumbs={[{ label: profile("administration"), href: "/administration" }, { label: t("erasures") }]} />
      <PageBody>
        <PageTitle lead={t("erasuresLead")}>{t("erasures")}</PageTitle>
        <div className="mt-6">
          {page.erasures.length === 0 ? (
            <Empty
              fact={t("noErasure")}
              rule={t("noErasureRule")}
              act={<TextLink href="/administration/people">{t("people")}</TextLink>}
            />
          ) : (
            <ListKeys>
              <Table caption={t("erasures")}>
                <TableHead>
                  <Th>{t("identifier")}</Th>
                  <Th>{t("erasedOn")}</Th>
                  <Th>{t("ground")}</Th>
                  <Th>{t("by")}</Th>
                </TableHead>
                <TableBody>
                  {page.erasures.map((one) => (
                    <Row key={one.id}>
                      <Td place="lead" code>
                        <Link
                          href={`/administration/people/${one.personId}`}
                          data-row
                          className="[overflow-wrap:anywhere] hover:underline"
                        >
                          {one.personId}
                        </Link>
                      </Td>
                      <Td className="figures">{formatDateTime({ locale, timeZone: "Europe/Paris" }, one.at)}</Td>
                      <Td>{t(`grounds.${one.ground}`)}</Td>
                      <Td>{nameOf(one.by)}</Td>
                    </Row>
                  ))}
                </TableBody>
              </Table>
              <KeyPages
                previous={paged ? "/administration/erasures" : undefined}
                next={page.next === null ? undefined : `/administration/erasures?before=${page.next}`}
              />
            </ListKeys>
          )}
        </div>
      </PageBody>
    </>
  );
}
