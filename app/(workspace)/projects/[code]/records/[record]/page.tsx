import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { RecordReceipt } from "@/components/signature/record-receipt";
import { NextTurn } from "@/components/todo/next-turn";
import { getRecord } from "@/lib/features/signature/queries";
import { listCourt } from "@/lib/features/todo/queries";
import { readProject } from "@/lib/http/reading";
import { tellArticle } from "@/lib/http/tell";

type Props = {
  readonly params: Promise<{ code: string; record: string }>;
  readonly searchParams: Promise<{ signed?: string }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).record };
}

/** A signed record: its receipt just after the signature, its proof ever after. */
export default async function RecordPage({ params, searchParams }: Props) {
  const [{ code, record: number }, { signed }, t] = await Promise.all([params, searchParams, getTranslations()]);
  const view = await readProject(code, async ({ tx, scope, now }) => {
    const record = await getRecord(tx, scope, number, now);
    return record === null
      ? null
      : { record, project: scope.name, court: await listCourt(tx, scope, now), partyId: scope.partyId, now };
  });
  const root = `/projects/${code}`;
  const justSigned = signed === undefined ? null : Number.parseInt(signed, 10);
  const crumbs = [
    { label: view.project, href: root },
    { label: t("rooms.records"), href: `${root}/records` },
    { label: number },
  ];
  return (
    <>
      <PageHeader crumbs={crumbs} />
      <PageBody>
        {justSigned === null ? (
          <h1 className="sr-only">{number}</h1>
        ) : (
          <div role="status" className="mb-10">
            <h1 className="t-28">{t("signature.receiptTitle", { act: justSigned })}</h1>
            <p className="t-16 mt-1 text-text-2">{t("signature.receiptLead")}</p>
          </div>
        )}
        <div className="pt-4">
          <RecordReceipt
            record={view.record}
            project={code}
            lock={tellArticle(t, "CD-04")}
            justSigned={justSigned}
            next={<NextTurn court={view.court} partyId={view.partyId} now={view.now} />}
          />
        </div>
      </PageBody>
    </>
  );
}
