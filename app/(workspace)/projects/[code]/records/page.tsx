import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { RecordList } from "@/components/ledger/record-list";
import { DocumentKind } from "@/lib/domain/signature";
import { listRecords } from "@/lib/features/ledger/queries-records";
import { readProject } from "@/lib/http/reading";

type Props = {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const Asked = z.object({
  before: z.uuid().optional().catch(undefined),
  kind: DocumentKind.optional().catch(undefined),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("records") };
}

/** Every signed record of a project. */
export default async function RecordsPage({ params, searchParams }: Props) {
  const { code } = await params;
  const { before, kind } = Asked.parse(await searchParams);
  const view = await readProject(code, async ({ tx, scope, now }) => ({
    project: { code, name: scope.name, timeZone: scope.timeZone },
    page: await listRecords(tx, scope, { before, kind }),
    now,
  }));
  return <RecordList {...view} kind={kind} paged={before !== undefined} />;
}
