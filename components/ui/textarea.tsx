"use client";

import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { controlLook } from "@/components/ui/control-look";
import { useFieldControl } from "@/components/ui/field";

/** Several lines; grows with what is written. `record` sets it in serif, for a text that will be signed. */
export function Textarea({
  className,
  record = false,
  rows = 3,
  ...rest
}: ComponentProps<"textarea"> & { readonly record?: boolean }): ReactNode {
  return (
    <textarea
      {...useFieldControl()}
      {...rest}
      rows={rows}
      className={cx(controlLook, "field-sizing-content min-h-20 resize-y py-2", record && "s-17", className)}
    />
  );
}
