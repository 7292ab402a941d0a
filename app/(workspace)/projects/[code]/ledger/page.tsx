import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { checkLedgerAction } from "@/app/(workspace)/projects/[code]/ledger/actions";
import { LedgerRoom } from "@/components/ledger/ledger-room";
import { getLedgerHead, listLedger, listLedgerChoices } from "@/lib/features/ledger/queries";
import { LedgerFilters } from "@/lib/features/ledger/view";
import { readProject } from "@/lib/http/reading";

type Props = {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("ledger") };
}

/** The register of a project: every act, newest first. */
export default async function LedgerPage({ params, searchParams }: Props) {
  const { code } = await params;
  const filters = LedgerFilters.parse(await searchParams);
  const view = await readProject(code, async ({ tx, scope, now }) => {
    const parts = [listLedger(tx, scope, filters), listLedgerChoices(tx, scope), getLedgerHead(tx, scope)] as const;
    const [page, choices, head] = await Promise.all(parts);
    return { project: { code, name: scope.name, timeZone: scope.timeZone }, page, choices, head, now };
  });
  return <LedgerRoom {...view} filters={filters} check={checkLedgerAction.bind(null, code)} />;
}
