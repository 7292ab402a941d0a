import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { PeopleList } from "@/components/account/people-list";
import { getInstallation } from "@/lib/features/account/queries";
import { listPeople } from "@/lib/features/account/queries-people";
import { readOwn } from "@/lib/http/reading";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

const Asked = z.object({
  q: z.string().trim().max(200).catch(""),
  before: z.uuid().optional().catch(undefined),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("erasure"))("people") };
}

/** The accounts of the installation, for its administrator; to anybody else there is no such page. */
export default async function PeoplePage({ searchParams }: Props) {
  const { q: words, before } = Asked.parse(await searchParams);
  const { installation, page } = await readOwn(async ({ tx }) => ({
    installation: await getInstallation(tx),
    page: await listPeople(tx, { words, before }),
  }));
  if (installation === null) notFound();
  return <PeopleList page={page} words={words} paged={before !== undefined} />;
}
