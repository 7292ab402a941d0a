import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { retryMailAction } from "@/app/(workspace)/(own)/administration/mail/actions";
import { DeadMailList } from "@/components/notification/dead-mail-list";
import { getInstallation } from "@/lib/features/account/queries";
import { listDeadMails } from "@/lib/features/notification/queries";
import { readOwn } from "@/lib/http/reading";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

const Asked = z.object({ before: z.uuid().optional().catch(undefined) });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deadMail"))("title") };
}

/** The mails that could not leave, for the administrator of the installation; to anybody else there is no such page. */
export default async function DeadMailPage({ searchParams }: Props) {
  const { before } = Asked.parse(await searchParams);
  const { installation, page, now } = await readOwn(async ({ tx, now }) => ({
    installation: await getInstallation(tx),
    page: await listDeadMails(tx, before),
    now,
  }));
  if (installation === null) notFound();
  return <DeadMailList page={page} paged={before !== undefined} now={now} retry={retryMailAction} />;
}
