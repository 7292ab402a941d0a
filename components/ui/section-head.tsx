import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

type Props = {
  readonly title: ReactNode;
  readonly remark?: ReactNode;
  readonly end?: ReactNode;
  readonly level?: 2 | 3;
  readonly rule?: boolean;
  readonly id?: string | undefined;
};

/** The head of a section: a t-14 title over a rule, a remark beside it, a link at the end. */
export function SectionHead({ title, remark, end, level = 2, rule = true, id }: Props): ReactNode {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div
      className={cx(
        "flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 pb-2.5",
        rule && "border-line-2 border-b",
      )}
    >
      <Heading id={id} className="t-14 font-semibold">
        {title}
        {/* The space is for those who listen: "Preuves il manque…", not "Preuvesil". */}
        {remark === undefined ? null : (
          <>
            {" "}
            <span className="t-12 ml-1.5 font-normal text-text-3">{remark}</span>
          </>
        )}
      </Heading>
      {end}
    </div>
  );
}

/** The one sentence of a screen, its sign, its lead. */
export function PageTitle({
  children,
  sign,
  lead,
  end,
}: {
  readonly children: ReactNode;
  readonly sign?: ReactNode;
  readonly lead?: ReactNode;
  readonly end?: ReactNode;
}): ReactNode {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 max-md:w-full md:flex-1">
        <div className="flex items-center gap-3.5">
          {sign}
          <h1 className="t-28">{children}</h1>
        </div>
        {lead === undefined ? null : <p className="t-16 mt-1.5 max-w-[62ch] text-pretty text-text-2">{lead}</p>}
      </div>
      {end === undefined ? null : (
        <div className="max-w-full shrink-0 max-md:has-[>a,>button]:w-full max-md:[&>:is(a,button)]:w-full">{end}</div>
      )}
    </div>
  );
}
