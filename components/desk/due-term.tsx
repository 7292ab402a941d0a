import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { Term } from "@/components/ui/term";
import type { MatterTerm } from "@/lib/features/todo/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatTerm } from "@/lib/text/format";

type Props = { readonly term: MatterTerm; readonly timeZone: string; readonly now: Instant };

/** A term that is somebody's: how much is left of it or how late it is, and its day. */
export function DueTerm({ term, timeZone, now }: Props): ReactNode {
  const reader = { locale: useLocale(), timeZone };
  const { count, date } = formatTerm(reader, term.dueBefore, now, term.lateBy ?? undefined, term.workingDaysLeft);
  return <Term count={count} date={date} tone={term.late ? "late" : "text"} />;
}
