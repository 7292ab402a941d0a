import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Term } from "@/components/ui/term";
import type { MatterView } from "@/lib/features/todo/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatTerm } from "@/lib/text/format";

/** A matter in one sentence, its verb first and strong. */
export function MatterSentence({ matter }: { readonly matter: MatterView }): ReactNode {
  const t = useTranslations("todo");
  const { kind, subject, title, count } = matter;
  const object = title === "" ? subject : `${subject}, ${title}`;
  return t.rich(`kinds.${kind}.sentence`, {
    subject,
    title,
    count,
    object,
    more: count - 1,
    b: (words) => <b className="font-semibold">{words}</b>,
    c: (code) => <span className="whitespace-nowrap">{code}</span>,
  });
}

/** What the end of the due day will mean by the signed charter; where no clock runs, what stays as it is. */
export function silenceOf(t: ReturnType<typeof useTranslations<"todo">>, { silence, kind }: MatterView): string {
  return silence === null ? t(`kinds.${kind}.silence`) : t(`effects.${silence}`);
}

/** What happens when nothing is said. */
export function MatterSilence({ matter }: { readonly matter: MatterView }): ReactNode {
  const t = useTranslations("todo");
  return t("silence", { meaning: silenceOf(t, matter) });
}

/** The term of a matter: count and date; late in working days of the project's calendar. */
export function MatterTerm({ matter, now }: { readonly matter: MatterView; readonly now: Instant }): ReactNode {
  const locale = useLocale();
  const t = useTranslations("todo");
  const { term } = matter;
  if (term === null) return null;
  const { count, date } = formatTerm(
    { locale, timeZone: matter.project.timeZone },
    term.dueBefore,
    now,
    term.lateBy ?? undefined,
    term.workingDaysLeft,
  );
  if (matter.suspended) return <Term count={t("suspended")} date={date} tone="muted" />;
  return <Term count={count} date={date} tone={term.late ? "late" : term.soon && matter.mine ? "you" : "text"} />;
}
