"use client";

import Link from "next/link";
import { type ReactNode, useEffect, useRef } from "react";
import { cx } from "@/components/ui/class-names";

/** A tab is a link: it has an address. `count` only when the figure tells something. */
export type Tab = {
  readonly href: string;
  readonly label: string;
  readonly count?: string | undefined;
  readonly current?: boolean;
};

type Props = {
  readonly tabs: readonly Tab[];
  readonly label: string;
  /** `rooms`: underlined, at the top of a room; `filter`: filled pill, over a list. */
  readonly look?: "rooms" | "filter";
  readonly className?: string | undefined;
};

/** Links to the parts of a room, or to the slices of a list. Scrolls inside itself on phones. */
export function Tabs({ tabs, label, look = "rooms", className }: Props): ReactNode {
  const bar = useRef<HTMLElement>(null);
  const current = tabs.find((tab) => tab.current === true)?.href;
  // On a phone the bar scrolls inside itself: the tab one is on is in sight, and the page stays where it is.
  useEffect(() => {
    const [nav, tab] = [bar.current, bar.current?.querySelector<HTMLElement>("[aria-current]")];
    if (current === undefined || nav === null || tab == null) return;
    nav.scrollLeft = tab.offsetLeft - (nav.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  return (
    <nav
      ref={bar}
      aria-label={label}
      className={cx(
        "relative overflow-x-auto [scrollbar-width:none]",
        look === "filter" && "-mx-2.5 max-md:-mx-4 max-md:px-1.5",
        className,
      )}
    >
      <ul className={cx("flex w-max", look === "rooms" ? "gap-6" : "gap-1 py-1")}>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.current === true ? "page" : undefined}
              className={look === "rooms" ? room(tab.current === true) : pill(tab.current === true)}
            >
              {tab.label}
              {tab.count === undefined ? null : (
                <span className="figures ml-1.5 font-normal text-text-3">{tab.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const room = (current: boolean): string =>
  cx(
    "t-13 flex h-11 items-center border-b-2 -outline-offset-2",
    current ? "border-ink font-semibold text-text" : "border-transparent text-text-2 hover:text-text",
  );
const pill = (current: boolean): string =>
  cx(
    "t-13 flex min-h-8 items-center rounded-control px-2.5 max-md:min-h-10",
    current ? "bg-sunken font-semibold text-text" : "text-text-2 hover:bg-sunken hover:text-text",
  );
