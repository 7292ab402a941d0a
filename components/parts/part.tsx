import type { ReactNode } from "react";

/** One line of the parts sheet: what it is at the left, the thing itself at the right. */
export function Part({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className="grid gap-x-14 gap-y-4 border-t py-6 lg:grid-cols-[232px_minmax(0,1fr)]">
      <div>
        <h2 className="t-13 font-semibold">{title}</h2>
        <p className="t-12 mt-1 max-w-[40ch] text-text-3">{note}</p>
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}

/** A thing with its name under it. */
export function Named({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <span className="flex flex-col items-start gap-2">
      <span className="flex flex-1 items-end">{children}</span>
      <span className="t-12 text-text-3">{name}</span>
    </span>
  );
}
