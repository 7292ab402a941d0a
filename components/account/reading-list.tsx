import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Empty } from "@/components/ui/empty";
import type { ReadingView } from "@/lib/features/account/view-access";
import type { Instant } from "@/lib/kernel/instant";
import { formatDateTime } from "@/lib/text/format";

type Props = { readonly readings: readonly ReadingView[]; readonly now: Instant };

/** What was read under a person's account, the newest first. */
export async function ReadingList({ readings, now }: Props): Promise<ReactNode> {
  const [t, rooms, locale] = await Promise.all([getTranslations("readings"), getTranslations("rooms"), getLocale()]);
  const reader = { locale, timeZone: "Europe/Paris" };
  if (readings.length === 0) return <Empty fact={t("none")} rule={t("noneRule")} />;
  return (
    <ul>
      {readings.map(({ id, kind, room, subject, project, readAt }) => (
        <li key={id} className="flex min-h-11 flex-wrap items-center gap-x-6 gap-y-0.5 border-b py-2 max-md:py-2.5">
          <p className="t-13 min-w-0 flex-1 max-md:basis-full">
            {kind === "PAGE" && room !== null ? rooms(room) : t(`kinds.${kind}`)}
            {named(subject) ? <span className="figures ml-2.5 font-medium">{subject}</span> : null}
          </p>
          <p className="t-12 min-w-0 text-text-2">
            {project === null ? (
              t("left")
            ) : (
              <Link href={`/projects/${project.code}`} className="hover:underline">
                {project.name}
              </Link>
            )}
          </p>
          <time dateTime={readAt} className="t-12 figures text-text-3 max-md:ml-auto">
            {formatDateTime(reader, readAt, { now })}
          </time>
        </li>
      ))}
    </ul>
  );
}

/** A file is known by an id that says nothing to a reader. */
function named(subject: string): boolean {
  return subject !== "" && subject.length < 20;
}

/** The way from the profile to what was read. */
export async function ReadingsLink(): Promise<ReactNode> {
  const t = await getTranslations("readings");
  return (
    <p className="t-13 text-text-2">
      <Link href="/profile/readings" className="link">
        {t("title")}
      </Link>
    </p>
  );
}
