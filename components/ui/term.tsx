import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { Peek } from "@/components/ui/peek";

type Props = {
  /** "J−6", "demain", "+4 j ouvrés", "suspendu". */
  readonly count: string;
  /** "lun. 23 nov.", "24 h 00", "depuis 4 j ouvrés". */
  readonly date?: ReactNode;
  /** `you`: yours and within 3 working days; `late`: overdue. */
  readonly tone?: "text" | "you" | "late" | "muted";
  readonly align?: "start" | "end";
  /** Where the term comes from: origin, unit, roll-over, calendar version. Opens on hover, focus and tap. */
  readonly rule?: { readonly label: string; readonly text: ReactNode } | undefined;
};

const tones = { text: "text-text", you: "text-you", late: "text-late", muted: "text-text-2" } as const;

/** A term in two lines: the count, then the exact date. */
export function Term({ count, date, tone = "text", align = "end", rule }: Props): ReactNode {
  const lines = (
    <span
      className={cx(
        "figures inline-flex flex-col whitespace-nowrap",
        align === "end" ? "items-end text-right" : "items-start text-left",
      )}
    >
      <span className={cx("t-13 font-semibold", tones[tone])}>{count}</span>
      {date === undefined ? null : <span className="t-12 text-text-3">{date}</span>}
    </span>
  );
  if (rule === undefined) return lines;
  return (
    <Peek label={rule.label} trigger={lines} surface="inverse" align={align} triggerClassName="rounded-chip">
      {rule.text}
    </Peek>
  );
}
