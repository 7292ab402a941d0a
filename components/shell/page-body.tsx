import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

type Props = {
  readonly children: ReactNode;
  /** The reading panel at the right, on `ground`; it goes under the page below 1241 px. */
  readonly panel?: ReactNode;
  /** The panel's name for screen readers. */
  readonly panelLabel?: string | undefined;
  readonly width?: "page" | "measure";
  /** `reading`: a thing to read beside its list; `rail`: a few facts about the page. */
  readonly panelSize?: "reading" | "rail";
  /** The panel only repeats what its row already leads to: small screens do without. */
  readonly panelAside?: boolean;
  /** What stands here will be replaced: the skip link does not lead to it, or the focus would go with it. */
  readonly busy?: boolean;
};

const columns = {
  reading: "xl:grid-cols-[minmax(0,1fr)_minmax(404px,30%)]",
  rail: "xl:grid-cols-[minmax(0,1fr)_284px]",
} as const;

/** The work surface of a page, up to 1280 px, with its reading panel. Holds the target of the skip link. */
export function PageBody({
  children,
  panel,
  panelLabel,
  width = "page",
  panelSize = "reading",
  panelAside = false,
  busy = false,
}: Props): ReactNode {
  return (
    <div className={cx("flex-1", panel !== undefined && `xl:grid ${columns[panelSize]}`)}>
      <main
        {...(busy ? { "aria-busy": true } : { id: "main", tabIndex: -1 })}
        className="page-gutter min-w-0 py-8 max-md:py-6"
      >
        <div className="mx-auto max-w-page">
          {width === "page" ? children : <div className="max-w-measure">{children}</div>}
        </div>
      </main>
      {panel === undefined ? null : (
        <aside
          aria-label={panelLabel}
          className={cx(
            "border-line-2 bg-ground px-8 py-8 max-xl:border-t max-md:px-4 xl:border-l",
            panelAside && "max-xl:hidden",
          )}
        >
          {panel}
        </aside>
      )}
    </div>
  );
}
