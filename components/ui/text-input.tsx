"use client";

import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { controlLook } from "@/components/ui/control-look";
import { useFieldControl } from "@/components/ui/field";

/** One line of text. Inside a `Field` it takes its label, hint and error from it. */
export function TextInput({ className, type = "text", ...rest }: ComponentProps<"input">): ReactNode {
  return (
    <input {...useFieldControl()} {...rest} type={type} className={cx(controlLook, "h-10 max-md:h-11", className)} />
  );
}

/** A currency as it stands in a field: the sign of the euro, else the three letters of ISO 4217. */
export function unitOf(currency: string): string {
  return currency === "EUR" ? "€" : currency;
}

/** A figure: right-aligned, tabular, with its unit beside it. */
export function FigureInput({
  unit,
  className,
  ...rest
}: ComponentProps<"input"> & { readonly unit: string }): ReactNode {
  return (
    <span className="relative block">
      <TextInput inputMode="decimal" {...rest} className={cx("figures pr-14 text-right", className)} />
      <span aria-hidden className="t-13 pointer-events-none absolute inset-y-0 right-3 flex items-center text-text-3">
        {unit}
      </span>
    </span>
  );
}

/** A day, as the device writes it. The value is ISO 8601 (2026-11-23). */
export function DateInput({ className, ...rest }: Omit<ComponentProps<"input">, "type">): ReactNode {
  return <TextInput {...rest} type="date" className={cx("figures", className)} />;
}
