"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MatterSentence, MatterSilence, MatterTerm } from "@/components/todo/matter-words";
import { Snooze, type SnoozeActs } from "@/components/todo/snooze";
import { Ball } from "@/components/ui/ball";
import { cx } from "@/components/ui/class-names";
import { type MatterView, matterHref } from "@/lib/features/todo/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDay } from "@/lib/text/format";

type Props = {
  readonly matters: readonly MatterView[];
  readonly now: Instant;
  /** The row that the panel shows, and what makes another one it. */
  readonly chosen: string | undefined;
  readonly onChoose: (key: string) => void;
  readonly acts: SnoozeActs;
};

const groups = ["late", "week", "next", "later", "none"] as const;

/** What waits for the reader, in groups of terms. Each row is one link. */
export function TodoList({ matters, now, chosen, onChoose, acts }: Props): ReactNode {
  const t = useTranslations("todo");
  return groups.map((group) => {
    const rows = matters.filter(({ term }) => (term?.when ?? "none") === group);
    if (rows.length === 0) return null;
    return (
      <section key={group} aria-labelledby={`todo-${group}`} className="mt-7 first:mt-5">
        <h2 id={`todo-${group}`} className="t-12 pb-1.5 text-text-2">
          {t(`when.${group}`)} <span className="figures ml-1 text-text-3">{rows.length}</span>
        </h2>
        <ul>
          {rows.map((matter) => (
            <li key={matter.key} className="flex items-start gap-1 border-b last:border-b-0">
              <TodoRow matter={matter} now={now} chosen={matter.key === chosen} onChoose={() => onChoose(matter.key)} />
              <span className="pt-2">
                <Snooze matter={matter} now={now} acts={acts} />
              </span>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

type RowProps = {
  readonly matter: MatterView;
  readonly now: Instant;
  readonly chosen: boolean;
  readonly onChoose: () => void;
};

function TodoRow({ matter, now, chosen, onChoose }: RowProps): ReactNode {
  const t = useTranslations("todo");
  const locale = useLocale();
  const late = matter.term?.late === true;
  return (
    <Link
      href={matterHref(matter)}
      data-row
      onFocus={onChoose}
      onPointerEnter={onChoose}
      className={cx(
        "-ml-3 grid min-w-0 flex-1 grid-cols-[24px_minmax(0,1fr)_auto] items-start gap-x-3 rounded-group px-3 py-2.5 hover:bg-sunken",
        chosen && "xl:bg-ink-tint xl:shadow-[inset_2px_0_var(--ink)]",
      )}
    >
      <span className="pt-1">
        <Ball side="yours" late={late} label={t("ballYours")} />
      </span>
      <span className="min-w-0">
        <span className="t-14 block">
          <MatterSentence matter={matter} />
        </span>
        {/* The dot stands between two words of one line: one that begins a line is cut off with the margin. */}
        <span className="t-12 mt-0.5 block overflow-hidden text-text-3">
          <span className="-ml-6 flex flex-wrap">
            <span className="pl-6">{matter.project.name}</span>
            <span className="relative pl-6 sm:before:absolute sm:before:left-2.5 sm:before:content-['·']">
              <MatterSilence matter={matter} />
            </span>
            {matter.snoozedUntil === null ? null : (
              <span className="basis-full pl-6 text-text-2">
                {t("snoozedOn", { day: formatDay(locale, matter.snoozedUntil, { now }) })}
              </span>
            )}
          </span>
        </span>
      </span>
      <MatterTerm matter={matter} now={now} />
    </Link>
  );
}
