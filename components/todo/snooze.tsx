"use client";

import { AlarmClock } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useAct } from "@/components/act/use-act";
import { Button } from "@/components/ui/button";
import { Menu, MenuAct, MenuHead } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { dayOf } from "@/lib/domain/deadline";
import { snoozeChoices } from "@/lib/domain/snooze";
import type { Action } from "@/lib/features/act/view";
import type { MatterView } from "@/lib/features/todo/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDay } from "@/lib/text/format";

/** What sets a matter aside, and what takes it up again. */
export type SnoozeActs = { readonly snooze: Action; readonly wake: Action };

type Props = { readonly matter: MatterView; readonly now: Instant; readonly acts: SnoozeActs };

/** Sets a matter aside, for the reader alone, until one of a few days; one that is set aside is taken up again. */
export function Snooze({ matter, now, acts }: Props): ReactNode {
  const t = useTranslations("todo");
  const locale = useLocale();
  const say = useToast();
  const snoozing = useAct(acts.snooze);
  const waking = useAct(acts.wake);
  const { project, kind, subject, holder, term, snoozedUntil } = matter;
  const which = { project: project.code, kind, subject, party: holder.id };
  const wake = (): void => void waking.run(which).then(({ ok }) => (ok ? say({ text: t("woken") }) : undefined));
  if (snoozedUntil !== null)
    return (
      <Button size="sm" busy={waking.pending} onClick={wake}>
        {t("wake")}
      </Button>
    );
  const days = snoozeChoices({ today: dayOf(now, project.timeZone), dueOn: term?.on ?? null });
  // What cannot wait keeps its place, so that terms stand in one column; on phones words need it more.
  if (days.length === 0) return <span className="block w-8 max-md:w-11 max-sm:hidden" />;
  const until = (day: string): void =>
    void snoozing.run({ ...which, until: day }).then(({ ok }) => {
      if (!ok) return;
      const text = t("snoozedToast", { day: formatDay(locale, day, { width: "long", now }) });
      say({ text, undo: { label: t("undo"), onUndo: wake } });
    });
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          aria-label={t("snooze")}
          className="inline-flex size-8 items-center justify-center rounded-control text-text-3 hover:bg-sunken hover:text-text max-md:size-11"
        >
          <AlarmClock aria-hidden size={16} strokeWidth={1.6} />
        </button>
      }
    >
      <MenuHead>{t("snoozeUntil")}</MenuHead>
      {days.map((day) => (
        <MenuAct key={day} onAct={() => until(day)}>
          <span className="first-letter:uppercase">{formatDay(locale, day, { width: "long", now })}</span>
        </MenuAct>
      ))}
      <p className="t-12 max-w-60 px-2.5 pt-1.5 pb-1 text-text-3">{t("snoozeRule")}</p>
    </Menu>
  );
}
