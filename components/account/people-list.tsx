import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ListKeys } from "@/components/shell/list-keys";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { Empty } from "@/components/ui/empty";
import { KeyPages } from "@/components/ui/key-pages";
import { SearchField } from "@/components/ui/search-field";
import { PageTitle } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { PeoplePage, PersonView } from "@/lib/features/account/view-people";
import { formatDate } from "@/lib/text/format";

const here = "/administration/people";

type Props = { readonly page: PeoplePage; readonly words: string; readonly paged: boolean };

/** The accounts of the installation, found by name or address, the newest first. */
export function PeopleList({ page, words, paged }: Props): ReactNode {
  const t = useTranslations("erasure");
  const profile = useTranslations("profile");
  const asked = words === "" ? "" : `q=${encodeURIComponent(words)}`;
  const first = asked === "" ? here : `${here}?${asked}`;
  return (
    <>
      <PageHeader crumbs={[{ label: profile("administration"), href: "/administration" }, { label: t("people") }]} />
      <PageBody>
        <PageTitle lead={t("peopleLead")}>{t("people")}</PageTitle>
        <div className="mt-6 flex flex-col gap-4">
          <SearchField action={here} name="q" label={t("search")} value={words} />
          {page.people.length === 0 ? (
            <Empty
              fact={t("noPerson")}
              rule={t("noPersonRule")}
              act={<TextLink href={here}>{t("clearSearch")}</TextLink>}
            />
          ) : (
            <ListKeys>
              <Table caption={t("people")}>
                <TableHead>
                  <Th>{t("person")}</Th>
                  <Th>{t("address")}</Th>
                  <Th>{t("since")}</Th>
                  <Th end>{t("projects")}</Th>
                </TableHead>
                <TableBody>
                  {page.people.map((person) => (
                    <Line key={person.personId} person={person} />
                  ))}
                </TableBody>
              </Table>
              <KeyPages
                previous={paged ? first : undefined}
                next={page.next === null ? undefined : `${first}${asked === "" ? "?" : "&"}before=${page.next}`}
              />
            </ListKeys>
          )}
        </div>
      </PageBody>
    </>
  );
}

function Line({ person }: { readonly person: PersonView }): ReactNode {
  const t = useTranslations("erasure");
  const locale = useLocale();
  return (
    <Row>
      <Td place="lead">
        <Link href={`${here}/${person.personId}`} data-row className="font-semibold hover:underline">
          {person.name}
        </Link>
        {person.isAdministrator ? <span className="text-text-3">{`, ${t("administrator")}`}</span> : null}
        {person.title === "" ? null : <span className="t-12 block text-text-3">{person.title}</span>}
      </Td>
      <Td className="[overflow-wrap:anywhere] max-md:basis-full">{person.email}</Td>
      <Td className="figures">
        {formatDate({ locale, timeZone: "Europe/Paris" }, person.createdAt, { weekday: false })}
      </Td>
      <Td end>
        <span className="max-md:hidden">{t("projectsCount", { count: person.openProjects })}</span>
        <span className="md:hidden">{t("projectsSaid", { count: person.openProjects })}</span>
      </Td>
    </Row>
  );
}
