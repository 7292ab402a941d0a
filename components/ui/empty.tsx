import type { ReactNode } from "react";

type Props = { readonly fact: string; readonly rule?: ReactNode; readonly act?: ReactNode };

/** Nothing here: one fact, one sentence of rule with its article, one plain button. */
export function Empty({ fact, rule, act }: Props): ReactNode {
  return (
    <div className="flex items-center justify-between gap-6 border-line border-y py-4 max-md:flex-col max-md:items-stretch max-md:gap-3">
      <div>
        <p className="t-13 font-semibold">{fact}</p>
        {rule === undefined ? null : <p className="t-13 mt-0.5 max-w-[62ch] text-text-2">{rule}</p>}
      </div>
      {act === undefined ? null : <div className="flex shrink-0 flex-col">{act}</div>}
    </div>
  );
}
