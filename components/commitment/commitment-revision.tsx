import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CommitmentForm } from "@/components/commitment/commitment-form";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageTitle } from "@/components/ui/section-head";
import type { AbilityView, Action } from "@/lib/features/act/view";
import type { CommitmentFormStart } from "@/lib/features/commitment/view";

type Props = { readonly start: CommitmentFormStart; readonly ability: AbilityView; readonly action: Action };

/** The page that writes other terms of a proposal: its form, or why they stay. */
export function CommitmentRevision({ start, ability, action }: Props): ReactNode {
  const t = useTranslations("commitments");
  const { project, commitment: code } = start;
  const root = `/projects/${project.code}`;
  const back = `${root}/commitments/${code}`;
  const why = ability.allowed ? "" : ability.refusal.facts.map(({ fact }) => fact).join(" ");
  return (
    <>
      <PageHeader
        crumbs={[
          { label: project.name, href: root },
          { label: t("title"), href: `${root}/commitments` },
          { label: code, href: back },
          { label: t("acts.revise") },
        ]}
      />
      <PageBody>
        <PageTitle lead={t("reviseLead")}>{t("reviseTitle", { code })}</PageTitle>
        {ability.allowed ? (
          <CommitmentForm start={start} action={action} />
        ) : (
          <div className="mt-8">
            <Empty
              fact={t("cannotRevise")}
              rule={why}
              act={<ButtonLink href={back}>{t("ceremony.back", { code })}</ButtonLink>}
            />
          </div>
        )}
      </PageBody>
    </>
  );
}
