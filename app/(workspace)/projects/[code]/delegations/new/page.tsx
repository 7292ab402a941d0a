import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewDelegation } from "@/components/delegation/new-delegation";
import { getDelegationStart } from "@/lib/features/delegation/queries-page";
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
  const typed = TypedDelegation.parse(await searchParams);
  const start = await readProject(code, ({ tx, scope, now }) => getDelegationStart(tx, scope, now, typed));
  return <NewDelegation {...start} />;
}
