"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { controlLook } from "@/components/ui/control-look";
import { useFieldControl } from "@/components/ui/field";

/** The device's own list: it works with every keyboard and every thumb. Options are `<option>` children. */
export function Select({ className, children, ...rest }: ComponentProps<"select">): ReactNode {
  return (
    <span className="relative block">
      <select
        {...useFieldControl()}
        {...rest}
        className={cx(controlLook, "h-10 appearance-none truncate pr-9 max-md:h-11", className)}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        size={16}
        strokeWidth={1.6}
        className="pointer-events-none absolute inset-y-0 right-3 my-auto text-text-2"
      />
    </span>
  );
}
