import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { revokeDelegationAction } from "@/app/(workspace)/projects/[code]/delegations/actions";
import { DelegationsView } from "@/components/delegation/delegations-view";
import { PageBody } from "@/components/shell/page-body";
import { ProveHeader } from "@/components/shell/prove-header";
import { getDelegationsPage } from "@/lib/features/delegation/queries-page";
import { readProject } from "@/lib/http/reading";
import { tellAbility } from "@/lib/http/tell";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("delegations"))("title") };
}

/** The written powers of the project. */
export default async function DelegationsPage({ params }: Props) {
  const { code } = await params;
  const t = await getTranslations("delegations");
  const { project, now, powers, grant } = await readProject(code, ({ tx, scope, now }) =>
    getDelegationsPage(tx, scope, now),
  );
  return (
    <>
      <ProveHeader project={project} here={t("title")} />
      <PageBody>
        <DelegationsView
          project={project}
          now={now}
          powers={powers}
          grant={await tellAbility(grant, { project: code })}
          revoke={revokeDelegationAction}
        />
      </PageBody>
    </>
  );
}
