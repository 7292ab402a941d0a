import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { EngravedBand } from "@/components/ui/sealed-box";

type SheetProps = {
  readonly children: ReactNode;
  /** Locked: sealed surface, ink border, engraved band. */
  readonly locked?: boolean;
  /** The 108 px margin closed by a double rule, for records with article numbers. */
  readonly margin?: boolean;
  /** A seal that overlaps the top right (receipt) or bottom right (charter) edge; above the text on phones. */
  readonly seal?: ReactNode;
  readonly sealAt?: "top" | "bottom";
  readonly className?: string | undefined;
};

/** A sheet of paper: what is read, signed or was signed. */
export function Sheet({
  children,
  locked = false,
  margin = false,
  seal,
  sealAt = "top",
  className,
}: SheetProps): ReactNode {
  return (
    <article
      className={cx(
        "relative rounded-sheet border",
        locked ? "border-ink-line bg-sealed" : "border-line-2 bg-paper",
        className,
      )}
    >
      {locked ? <EngravedBand /> : null}
      {margin ? (
        <span aria-hidden className="absolute inset-y-0 left-27 w-0.75 border-ink-line border-x max-md:hidden" />
      ) : null}
      {seal === undefined ? null : (
        <div
          className={cx(
            "max-md:flex max-md:justify-center max-md:pt-4 md:absolute md:-right-7 [&>svg]:max-md:size-34 print:[&>svg]:size-[40mm]",
            sealAt === "top" ? "md:-top-9" : "md:-bottom-11",
          )}
        >
          {seal}
        </div>
      )}
      <div className={cx("py-10 max-md:px-5 max-md:py-6", margin ? "md:pr-12" : "md:px-14")}>{children}</div>
    </article>
  );
}

/** A paragraph of a record with its note ("Article 3", "Réserves") in the margin; above it on phones. */
export function MarginNote({
  note,
  detail,
  children,
}: {
  readonly note?: ReactNode;
  readonly detail?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className="mt-4 grid first:mt-0 md:grid-cols-[96px_1fr] md:gap-x-9">
      <p className="t-12 pt-1 text-text-3 max-md:mb-1 md:pl-2 md:text-right">
        {note}
        {detail === undefined ? null : (
          <>
            <span className="md:hidden">, </span>
            <span className="md:block">{detail}</span>
          </>
        )}
      </p>
      <div className="s-15 min-w-0 max-w-measure">{children}</div>
    </section>
  );
}

/** The printed name of a signatory, under an ink rule, with how and when they signed. */
export function PrintedName({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="border-ink border-t pt-2" data-keep>
      <p className="s-21">{name}</p>
      <div className="t-12 text-text-2">{children}</div>
    </div>
  );
}
