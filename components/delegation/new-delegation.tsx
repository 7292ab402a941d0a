"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { GrantForm } from "@/components/delegation/grant-form";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageTitle } from "@/components/ui/section-head";

/** The form of a power, or why there is nobody to give it to. */
export function NewDelegation(props: ComponentProps<typeof GrantForm>): ReactNode {
  const t = useTranslations("delegations");
  const members = <ButtonLink href={`/projects/${props.project.code}/members`}>{t("openMembers")}</ButtonLink>;
  return (
    <>
      <PageTitle lead={t("newLead")}>{t("newTitle")}</PageTitle>
      {props.grantees.length === 0 ? (
        <div className="mt-11">
          <Empty fact={t("nobody")} rule={t("nobodyRule")} act={members} />
        </div>
      ) : (
        <GrantForm {...props} />
      )}
    </>
  );
}
