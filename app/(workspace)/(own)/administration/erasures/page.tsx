import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ErasureList } from "@/components/account/erasure-list";
import { getInstallation } from "@/lib/features/account/queries";
import { listErasures } from "@/lib/features/account/queries-people";
import { readOwn } from "@/lib/http/reading";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

const Asked = z.object({ before: z.uuid().optional().catch(undefined) });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("erasure"))("erasures") };
}

/** The erasures that were done, for the administrator of the installation; to anybody else there is no such page. */
export default async function ErasuresPage({ searchParams }: Props) {
  const { before } = Asked.parse(await searchParams);
  const { installation, page } = await readOwn(async ({ tx }) => ({
    installation: await getInstallation(tx),
    page: await listErasures(tx, before),
  }));
  if (installation === null) notFound();
  return <ErasureList page={page} paged={before !== undefined} />;
}
