import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

/** Where a cell goes when the row folds into two lines on a phone. */
export type CellPlace = "sign" | "lead" | "aside" | "meta" | "hidden";

const folded: Record<CellPlace, string> = {
  sign: "max-md:order-0 [&>svg]:inline [&>svg]:align-[-3px]",
  lead: "max-md:order-1 max-md:min-w-0 max-md:flex-1",
  aside: "max-md:order-2",
  meta: "max-md:order-4 max-md:t-12 max-md:text-text-3",
  hidden: "max-md:hidden",
};

type TableProps = {
  readonly caption: string;
  readonly children: ReactNode;
  readonly dense?: boolean;
  readonly className?: string | undefined;
  /** `grid` when its cells are walked with the arrows: each cell is then a `gridcell`. */
  readonly role?: "table" | "grid";
  /** How many rows there are, when not all are in the page. */
  readonly rowCount?: number | undefined;
  /** How its keys work, for screen readers. */
  readonly description?: string | undefined;
} & Pick<ComponentProps<"table">, "onKeyDown" | "onFocus">;

/** A table of rows 44 px high (36 dense) with hairlines; under 760 px each row folds into two lines. The caption is its name, for screen readers. */
export function Table({
  caption,
  children,
  dense = false,
  className,
  role = "table",
  rowCount,
  description,
  ...rest
}: TableProps): ReactNode {
  return (
    <table
      {...rest}
      role={role}
      aria-rowcount={rowCount}
      aria-description={description}
      aria-multiselectable={role === "grid" || undefined}
      data-density={dense ? "dense" : undefined}
      className={cx("t-13 w-full border-collapse text-left max-md:block", className)}
    >
      <caption className="sr-only">{caption}</caption>
      {children}
    </table>
  );
}

/** The heads; on phones they are only said. */
export function TableHead({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <thead className="border-line-2 border-b max-md:sr-only">
      <tr>{children}</tr>
    </thead>
  );
}

/** One head. `end` aligns figures, terms and article codes on the right. */
export function Th({
  children,
  end = false,
  className,
  ...rest
}: ComponentProps<"th"> & { readonly end?: boolean }): ReactNode {
  return (
    <th
      scope="col"
      {...rest}
      className={cx("t-12 py-2 pr-4 font-normal text-text-3 last:pr-0", end && "text-right", className)}
    >
      {children}
    </th>
  );
}

/** The rows. */
export function TableBody({ children, ref }: Pick<ComponentProps<"tbody">, "children" | "ref">): ReactNode {
  return (
    <tbody ref={ref} role="rowgroup" className="max-md:block">
      {children}
    </tbody>
  );
}

/** A heading inside the table, over a group of rows. */
export function TableGroup({
  children,
  count,
  columns,
  ...row
}: ComponentProps<"tr"> & { readonly count?: ReactNode; readonly columns: number }): ReactNode {
  return (
    <tr {...row} role="row" className="border-b max-md:block">
      <th role="rowheader" scope="rowgroup" colSpan={columns} className="t-13 pt-6 pb-2 font-semibold max-md:block">
        {children}
        {count === undefined ? null : <span className="t-12 ml-2 font-normal text-text-3">{count}</span>}
      </th>
    </tr>
  );
}

type RowProps = ComponentProps<"tr"> & { readonly selected?: boolean; readonly now?: boolean };

/** A row. `selected` carries `aria-selected` and the ink bar; `now` is the one row whose turn is the reader's. */
export function Row({ children, selected = false, now = false, className, ...rest }: RowProps): ReactNode {
  return (
    <tr
      {...rest}
      role="row"
      aria-selected={selected || undefined}
      className={cx(
        "relative h-(--row) border-b transition-colors max-md:flex max-md:h-auto max-md:flex-wrap max-md:items-baseline max-md:gap-x-3 max-md:gap-y-1 max-md:py-3 max-md:after:order-3 max-md:after:basis-full",
        "focus-within:has-[a:focus-visible]:bg-sunken data-current:bg-sunken",
        selected && "bg-ink-tint shadow-[-12px_0_var(--ink-tint),-14px_0_var(--ink),12px_0_var(--ink-tint)]",
        now && "bg-you-tint shadow-[-12px_0_var(--you-tint),12px_0_var(--you-tint)]",
        className,
      )}
    >
      {children}
    </tr>
  );
}

type CellProps = ComponentProps<"td"> & { readonly place?: CellPlace; readonly end?: boolean; readonly code?: boolean };

/** A cell. `code` for identifiers, `end` for figures and terms. */
export function Td({
  children,
  place = "meta",
  end = false,
  code = false,
  role = "cell",
  className,
  ...rest
}: CellProps): ReactNode {
  return (
    <td
      {...rest}
      role={role}
      className={cx(
        "py-2 pr-4 align-baseline last:pr-0 max-md:p-0",
        folded[place],
        end && "figures md:text-right",
        code && "code-word text-text-2",
        className,
      )}
    >
      {children}
    </td>
  );
}
