import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { RecordRoom } from "@/components/ledger/record-room";
import { getRecord } from "@/lib/features/signature/queries";
import { listCourt } from "@/lib/features/todo/queries";
import { readProject } from "@/lib/http/reading";
import { tellArticle } from "@/lib/http/tell";

type Props = {
  readonly params: Promise<{ code: string; record: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const Asked = z.object({ signed: z.coerce.number().int().positive().nullable().catch(null).default(null) });

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).record };
}

/** A signed record: its receipt just after the signature, its proof ever after. */
export default async function RecordPage({ params, searchParams }: Props) {
  const [{ code, record: number }, { signed }] = await Promise.all([
    params,
    searchParams.then((asked) => Asked.parse(asked)),
  ]);
  const view = await readProject(code, async ({ tx, scope, now }) => {
    const [record, court] = await Promise.all([getRecord(tx, scope, number, now), listCourt(tx, scope, now)]);
    if (record === null) return null;
    return { project: { code, name: scope.name }, record, court, partyId: scope.partyId, now };
  });
  const lock = tellArticle(await getTranslations(), "CD-04");
  return <RecordRoom {...view} lock={lock} justSigned={signed} />;
}
