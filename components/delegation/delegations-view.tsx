"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { DelegationList } from "@/components/delegation/delegation-list";
import { ExportMenu } from "@/components/shell/export-menu";
import { ListKeys } from "@/components/shell/list-keys";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageTitle } from "@/components/ui/section-head";
import type { AbilityView } from "@/lib/features/act/view";

type Props = ComponentProps<typeof DelegationList> & { readonly grant: AbilityView };

/** The powers in force, and the way to write one. */
export function DelegationsView({ grant, ...list }: Props): ReactNode {
  const t = useTranslations("delegations");
  const count = list.powers.filter((power) => power.status === "IN_FORCE").length;
  const write = grant.allowed ? (
    <ButtonLink href={`/projects/${list.project.code}/delegations/new`} variant="main">
      {t("grant")}
    </ButtonLink>
  ) : undefined;
  return (
    <>
      <PageTitle
        lead={t("lead")}
        end={
          <div className="flex flex-wrap items-center gap-2">
            <ExportMenu project={list.project.code} list="delegations" />
            {write}
          </div>
        }
      >
        {t("headline", { count })}
      </PageTitle>
      <div className="mt-11">
        {list.powers.length === 0 ? (
          <Empty fact={t("noneFact")} rule={t("noneRule")} />
        ) : (
          <ListKeys>
            <DelegationList {...list} />
          </ListKeys>
        )}
      </div>
    </>
  );
}
