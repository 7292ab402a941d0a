import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { snoozeMatterAction, wakeMatterAction } from "@/app/(workspace)/(own)/to-do/actions";
import { TodoRoom } from "@/components/todo/todo-room";
import { listMatters, readInbox } from "@/lib/features/todo/queries";
import { MatterAct } from "@/lib/features/todo/view";
import { readOwn } from "@/lib/http/reading";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

const Asked = z.object({
  act: MatterAct.optional().catch(undefined),
  snoozed: z.literal("1").optional().catch(undefined),
  after: z.string().max(200).optional().catch(undefined),
});

const acts = { snooze: snoozeMatterAction, wake: wakeMatterAction };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("toDo") };
}

/** To do: what waits for the reader in all their projects. */
export default async function TodoPage({ searchParams }: Props) {
  const { act, after, snoozed } = Asked.parse(await searchParams);
  const view = await readOwn(async ({ tx, scope, now }) => {
    const isFirst = act === undefined && after === undefined && snoozed === undefined;
    const [inbox, asked] = await Promise.all([
      readInbox(tx, scope, now),
      isFirst ? null : listMatters(tx, scope, { now, act, after, snoozed: snoozed !== undefined }),
    ]);
    const { byRoom, ...counts } = inbox.counts;
    const page = asked ?? inbox.page;
    return { counts, page, now };
  });
  return <TodoRoom {...view} act={act} snoozed={snoozed !== undefined} paged={after !== undefined} acts={acts} />;
}
