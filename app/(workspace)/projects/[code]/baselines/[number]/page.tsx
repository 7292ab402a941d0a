import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CompareLink } from "@/components/difference/compare-link";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { RecordReceipt } from "@/components/signature/record-receipt";
import { getBaselineRecordCode } from "@/lib/features/baseline/queries";
import { getRecord } from "@/lib/features/signature/queries";
import { readProject } from "@/lib/http/reading";
import { tellArticle } from "@/lib/http/tell";

type Props = { readonly params: Promise<{ code: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ number }, t] = await Promise.all([params, getTranslations("baselines")]);
  return { title: t("numbered", { number }) };
}

/** One signed set: its record, word for word as it was signed. */
export default async function Baseline({ params }: Props) {
  const [{ code, number }, t] = await Promise.all([params, getTranslations()]);
  const { name, record } = await readProject(code, async ({ tx, scope, now }) => {
    const recordCode = /^\d{1,6}$/.test(number) ? await getBaselineRecordCode(tx, scope, Number(number)) : null;
    const record = recordCode === null ? null : await getRecord(tx, scope, recordCode, now);
    return record === null ? null : { name: scope.name, record };
  });
  const root = `/projects/${code}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: name, href: root },
          { label: t("rooms.baselines"), href: `${root}/baselines` },
          { label: t("baselines.numbered", { number }) },
        ]}
      />
      <PageBody>
        <h1 className="sr-only">{t("baselines.numbered", { number })}</h1>
        <CompareLink project={code} number={Number(number)} className="t-13 mb-4" />
        <RecordReceipt record={record} project={code} lock={tellArticle(t, "CD-04")} justSigned={null} />
      </PageBody>
    </>
  );
}
