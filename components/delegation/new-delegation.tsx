"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { GrantForm } from "@/components/delegation/grant-form";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageTitle } from "@/components/ui/section-head";

type Form = ComponentProps<typeof GrantForm>;
type Props = Omit<Form, "project"> & { readonly project: Form["project"] & { readonly name: string } };

/** The page that writes a power: its form, or why there is nobody to give it to. */
export function NewDelegation(props: Props): ReactNode {
  const t = useTranslations("delegations");
  const { project, grantees } = props;
  const root = `/projects/${project.code}`;
  const members = <ButtonLink href={`${root}/members`}>{t("openMembers")}</ButtonLink>;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: project.name, href: root },
          { label: t("title"), href: `${root}/delegations` },
          { label: t("newTitle") },
        ]}
      />
      <PageBody>
        <PageTitle lead={t("newLead")}>{t("newTitle")}</PageTitle>
        {grantees.length === 0 ? (
          <div className="mt-11">
            <Empty fact={t("nobody")} rule={t("nobodyRule")} act={members} />
          </div>
        ) : (
          <GrantForm {...props} />
        )}
      </PageBody>
    </>
  );
}
