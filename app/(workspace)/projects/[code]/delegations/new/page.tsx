import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewDelegation } from "@/components/delegation/new-delegation";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { dayOf } from "@/lib/domain/deadline";
import { listGrantees } from "@/lib/features/delegation/queries";
import { TypedDelegation } from "@/lib/features/delegation/schema";
import { readProject } from "@/lib/http/reading";

type Props = {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("delegations"))("newTitle") };
}

/** Writes a power; it is read and signed on the next page. */
export default async function NewDelegationPage({ params, searchParams }: Props) {
  const { code } = await params;
  const t = await getTranslations("delegations");
  const { name, currency, grantees, today } = await readProject(code, async ({ tx, scope, now }) => ({
    name: scope.name,
    currency: scope.currency,
    grantees: await listGrantees(tx, scope, now),
    today: dayOf(now, scope.timeZone),
  }));
  const typed = TypedDelegation.parse(await searchParams);
  const root = `/projects/${code}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: name, href: root },
          { label: t("title"), href: `${root}/delegations` },
          { label: t("newTitle") },
        ]}
      />
      <PageBody>
        <NewDelegation
          project={{ code, currency }}
          grantees={grantees}
          typed={{ ...typed, to: typed.to || (grantees[0]?.memberId ?? ""), from: typed.from || today }}
        />
      </PageBody>
    </>
  );
}
