import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

/** A link in running text. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>): ReactNode {
  return <Link {...rest} className={cx("link", className)} />;
}
