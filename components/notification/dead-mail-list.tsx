"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { Empty } from "@/components/ui/empty";
import { KeyPages } from "@/components/ui/key-pages";
import { PageTitle } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { useToast } from "@/components/ui/toast";
import type { Action } from "@/lib/features/act/view";
import type { DeadMailPage, DeadMailView } from "@/lib/features/notification/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatPast } from "@/lib/text/format";

const here = "/administration/mail";

type Props = {
  readonly page: DeadMailPage;
  readonly paged: boolean;
  readonly now: Instant;
  readonly retry: Action;
};

/** The mails that were given up: their kind, their address and the trouble, never what they say. */
export function DeadMailList({ page, paged, now, retry }: Props): ReactNode {
  const t = useTranslations("deadMail");
  const profile = useTranslations("profile");
  return (
    <>
      <PageHeader crumbs={[{ label: profile("administration"), href: "/administration" }, { label: t("title") }]} />
      <PageBody>
        <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
        <div className="mt-6">
          {page.mails.length === 0 ? (
            <Empty fact={t("empty")} rule={t("emptyRule")} />
          ) : (
            <>
              <Table caption={t("title")}>
                <TableHead>
                  <Th>{t("template")}</Th>
                  <Th>{t("address")}</Th>
                  <Th>{t("trouble")}</Th>
                  <Th end>{t("attempts")}</Th>
                  <Th>{t("since")}</Th>
                  <Th>
                    <span className="sr-only">{t("retry")}</span>
                  </Th>
                </TableHead>
                <TableBody>
                  {page.mails.map((mail) => (
                    <Line key={mail.id} mail={mail} now={now} retry={retry} />
                  ))}
                </TableBody>
              </Table>
              <KeyPages
                previous={paged ? here : undefined}
                next={page.next === null ? undefined : `${here}?before=${page.next}`}
              />
            </>
          )}
        </div>
      </PageBody>
    </>
  );
}

function Line({ mail, now, retry }: { readonly mail: DeadMailView } & Pick<Props, "now" | "retry">): ReactNode {
  const t = useTranslations("deadMail");
  const say = useToast();
  const locale = useLocale();
  const name = t.has(`templates.${mail.template}`) ? t(`templates.${mail.template}`) : mail.template;
  return (
    <Row>
      <Td place="lead">{name}</Td>
      <Td className="[overflow-wrap:anywhere] max-md:basis-full">{mail.email}</Td>
      <Td>{mail.errorClass === "" ? t("unknown") : mail.errorClass}</Td>
      <Td end>
        <span className="max-md:hidden">{mail.attempts}</span>
        <span className="md:hidden">{t("attemptsSaid", { count: mail.attempts })}</span>
      </Td>
      <Td className="figures">{formatPast({ locale, timeZone: "Europe/Paris" }, mail.triedAt, now)}</Td>
      <Td>
        {mail.isOpen ? (
          <ActButton
            action={retry}
            input={{ deliveryId: mail.id }}
            size="sm"
            onDone={() => say({ text: t("retried") })}
          >
            {t("retry")}
          </ActButton>
        ) : (
          <span className="text-text-3">{t("forgotten")}</span>
        )}
      </Td>
    </Row>
  );
}
