import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { RecordReceipt } from "@/components/signature/record-receipt";
import { NextTurn } from "@/components/todo/next-turn";
import type { ArticleView } from "@/lib/features/act/view";
import type { RecordView } from "@/lib/features/signature/view";
import type { MatterView } from "@/lib/features/todo/view";
import type { Instant } from "@/lib/kernel/instant";

type Props = {
  readonly project: { readonly code: string; readonly name: string };
  readonly record: RecordView;
  readonly lock: ArticleView;
  /** The act just signed, when the reader comes from the ceremony. */
  readonly justSigned: number | null;
  readonly court: readonly MatterView[];
  readonly partyId: string;
  readonly now: Instant;
};

/** A signed record on its page: what was just done, its words and its proof, and whose turn it is now. */
export function RecordRoom({ project, record, lock, justSigned, court, partyId, now }: Props): ReactNode {
  const t = useTranslations("signature");
  const rooms = useTranslations("rooms");
  const root = `/projects/${project.code}`;
  const crumbs = [
    { label: project.name, href: root },
    { label: rooms("records"), href: `${root}/records` },
    { label: record.code },
  ];
  return (
    <>
      <PageHeader crumbs={crumbs} />
      <PageBody>
        {justSigned === null ? (
          <h1 className="sr-only">{record.code}</h1>
        ) : (
          <div role="status" className="mb-10">
            <h1 className="t-28">{t("receiptTitle", { act: justSigned })}</h1>
            <p className="t-16 mt-1 text-text-2">{t("receiptLead")}</p>
          </div>
        )}
        <div className="pt-4">
          <RecordReceipt
            record={record}
            project={project.code}
            lock={lock}
            justSigned={justSigned}
            next={<NextTurn court={court} partyId={partyId} now={now} />}
          />
        </div>
      </PageBody>
    </>
  );
}
