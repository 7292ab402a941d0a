"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuFile, MenuHead } from "@/components/ui/menu";

type Props = {
  readonly project: string;
  /** The list, by the name of its file. */
  readonly list: string;
  /** The filters of the screen, as they stand in the address: what is shown is what leaves. */
  readonly query?: Readonly<Record<string, string | number | null | undefined>>;
  /** The specification leaves as a whole too. */
  readonly withSpecification?: boolean;
  /** The budget leaves as a document too. */
  readonly withBudget?: boolean;
};

/** Takes a list home: as a table, under the filters of the screen; and the specification as a document. */
export function ExportMenu({
  project,
  list,
  query = {},
  withSpecification = false,
  withBudget = false,
}: Props): ReactNode {
  const t = useTranslations("exports");
  const said = Object.entries(query).flatMap(([name, value]) =>
    value === null || value === undefined || value === "" ? [] : [[name, String(value)]],
  );
  const asked = said.length === 0 ? "" : `?${new URLSearchParams(said)}`;
  const root = `/api/projects/${project}/exports`;
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="quiet" icon={<Download aria-hidden size={16} strokeWidth={1.6} />}>
          {t("open")}
        </Button>
      }
    >
      {withBudget ? (
        <>
          <MenuHead>{t("budget")}</MenuHead>
          <MenuFile href={`${root}/budget.pdf`}>{t("pdf")}</MenuFile>
        </>
      ) : null}
      <MenuHead>{withBudget ? t("lists.money") : said.length === 0 ? t("all") : t("filtered")}</MenuHead>
      <MenuFile href={`${root}/${list}.csv${asked}`}>{t("csv")}</MenuFile>
      <MenuFile href={`${root}/${list}.xlsx${asked}`}>{t("xlsx")}</MenuFile>
      {withSpecification ? (
        <>
          <MenuHead>{t("whole")}</MenuHead>
          <MenuFile href={`${root}/specification.pdf`}>{t("pdf")}</MenuFile>
          <MenuFile href={`${root}/specification.reqif`}>{t("reqif")}</MenuFile>
        </>
      ) : null}
    </Menu>
  );
}
