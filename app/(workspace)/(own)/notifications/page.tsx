import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { readAllNotificationsAction, readNotificationsAction } from "@/app/(workspace)/(own)/notifications/actions";
import { NotificationRoom } from "@/components/notification/notification-room";
import { countNotifications, listNotifications } from "@/lib/features/notification/queries";
import { readOwn } from "@/lib/http/reading";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

const Asked = z.object({
  project: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .optional()
    .catch(undefined),
  after: z.string().max(60).optional().catch(undefined),
});

const acts = { read: readNotificationsAction, readAll: readAllNotificationsAction };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notifications"))("title") };
}

/** Notifications: what happened in the reader's projects and concerns them. */
export default async function NotificationsPage({ searchParams }: Props) {
  const { project, after } = Asked.parse(await searchParams);
  const view = await readOwn(async ({ tx, scope, now }) => {
    const [counts, page] = await Promise.all([
      countNotifications(tx, scope),
      listNotifications(tx, scope, { project, after }),
    ]);
    return { counts, page, now };
  });
  return <NotificationRoom {...view} project={project} paged={after !== undefined} acts={acts} />;
}
