import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

export type KeyValue = { readonly name: string; readonly value: ReactNode; readonly detail?: ReactNode };

/** Names at the left, values at the right, hairlines between: the facts of a thing. */
export function KeyValues({
  entries,
  narrow = false,
  stacked = false,
}: {
  readonly entries: readonly KeyValue[];
  readonly narrow?: boolean;
  /** On phones, names above values: for digests. */
  readonly stacked?: boolean;
}): ReactNode {
  return (
    <dl className="t-13">
      {entries.map((entry) => (
        <div
          key={entry.name}
          className={cx(
            "grid gap-x-3 border-b py-2.5 last:border-b-0",
            narrow ? "grid-cols-[72px_1fr]" : "grid-cols-[104px_1fr] max-sm:grid-cols-[84px_1fr]",
            stacked && "max-md:grid-cols-1!",
          )}
        >
          <dt className="text-text-3">{entry.name}</dt>
          <dd className="figures min-w-0 text-text">
            {entry.value}
            {entry.detail === undefined ? null : <span className="t-12 mt-0.5 block text-text-3">{entry.detail}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
