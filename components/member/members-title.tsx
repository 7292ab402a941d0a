import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ExportMenu } from "@/components/shell/export-menu";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/section-head";
import type { MembersView } from "@/lib/features/member/view";

/** The one sentence of the page: what is missing while the project is set up, who is there afterwards. */
export function MembersTitle({ view, missing }: { readonly view: MembersView; readonly missing: number }): ReactNode {
  const t = useTranslations();
  const { code, status } = view.project;
  const count = view.parties.reduce((sum, party) => sum + party.members.length, 0);
  const settingUp = status === "SETUP";
  const title = settingUp
    ? t("members.headline.SETUP", { missing })
    : t("members.headline.OTHER", { count, parties: view.parties.length });
  const toCharter = (
    <ButtonLink href={`/projects/${code}/charter`} variant="main">
      {t("setup.toCharter")}
    </ButtonLink>
  );
  return (
    <PageTitle
      lead={t("members.lead")}
      end={settingUp && missing === 0 ? toCharter : <ExportMenu project={code} list="members" />}
    >
      {title}
    </PageTitle>
  );
}
