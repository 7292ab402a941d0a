"use client";

import { Check, ChevronDown, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { Popover } from "@/components/ui/popover";

/** A filter that lives in the address. `clearHref` is there when it is not at its default: one press removes it. */
export type FilterView = {
  readonly name: string;
  readonly value: string;
  readonly clearHref?: string | undefined;
  readonly options: readonly {
    readonly label: string;
    readonly href: string;
    /** Left out of what is not: a filter may have a hundred options. */
    readonly current?: boolean;
    readonly count?: string | undefined;
  }[];
};

/** The filters of a list in one line; it scrolls inside itself on phones. */
export function FilterBar({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useTranslations("ui");
  return (
    <div
      role="group"
      aria-label={t("filters")}
      className="-m-1 flex items-center gap-2 p-1 max-md:overflow-x-auto max-md:[scrollbar-width:none] md:flex-wrap [&>*]:shrink-0"
    >
      {children}
    </div>
  );
}

const frame =
  "t-12 flex min-h-8 items-center rounded-control border bg-paper text-text-2 transition-colors pointer-coarse:min-h-11";

/** One filter: its name light, its value strong; opens its options, each of them a link. */
export function FilterChip({ filter }: { readonly filter: FilterView }): ReactNode {
  const t = useTranslations("ui");
  const active = filter.clearHref !== undefined;
  return (
    <span className={cx(frame, active ? "border-control" : "border-line-2 hover:bg-sunken")}>
      <Popover
        label={filter.name}
        trigger={
          <button type="button" className="flex min-h-[inherit] items-center gap-1.5 rounded-control px-2.5">
            {filter.name} <span className="font-semibold text-text">{filter.value}</span>
            {active ? null : <ChevronDown aria-hidden size={14} strokeWidth={1.6} />}
          </button>
        }
      >
        <ul className="-m-2 min-w-44">
          {filter.options.map((option) => (
            <li key={option.href}>
              <Link
                href={option.href}
                aria-current={option.current === true ? "true" : undefined}
                className="t-13 flex min-h-8 items-center gap-2 rounded-chip px-2 hover:bg-sunken pointer-coarse:min-h-11"
              >
                <Check
                  aria-hidden
                  size={16}
                  strokeWidth={1.6}
                  className={cx("shrink-0 text-ink", option.current !== true && "invisible")}
                />
                <span className="flex-1">{option.label}</span>
                {option.count === undefined ? null : <span className="figures text-text-3">{option.count}</span>}
              </Link>
            </li>
          ))}
        </ul>
      </Popover>
      {filter.clearHref === undefined ? null : (
        <Link
          href={filter.clearHref}
          aria-label={t("removeFilter", { name: filter.name })}
          className="flex min-h-[inherit] w-7 items-center justify-center rounded-control hover:text-text"
        >
          <X aria-hidden size={14} strokeWidth={1.6} />
        </Link>
      )}
    </span>
  );
}

/** A filter that is on or off ("Actes signés 62"). */
export function FilterToggle({
  href,
  label,
  count,
  on,
}: {
  readonly href: string;
  readonly label: string;
  readonly count?: string | undefined;
  readonly on: boolean;
}): ReactNode {
  return (
    <Link
      href={href}
      aria-current={on ? "true" : undefined}
      className={cx(frame, "gap-1.5 px-2.5", on ? "border-control bg-sunken" : "border-line-2 hover:bg-sunken")}
    >
      {label} {count === undefined ? null : <span className="figures font-semibold text-text">{count}</span>}
      {on ? <X aria-hidden size={14} strokeWidth={1.6} /> : null}
    </Link>
  );
}
