"use client";

import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonLook, buttonClass } from "@/components/ui/button-look";
import { cx } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { SmallSeal } from "@/components/ui/small-seal";
import { Spinner } from "@/components/ui/spinner";

type Parts = ButtonLook & {
  readonly children: ReactNode;
  /** This act is final: the button carries the blank small seal. No other button does. */
  readonly final?: boolean | undefined;
  readonly icon?: ReactNode;
  /** The key that does the same, shown at the end. */
  readonly kbd?: string | undefined;
};

type ButtonProps = Omit<ComponentProps<"button">, "children"> & Parts & { readonly busy?: boolean | undefined };

function Inner({ children, final, icon, kbd, size }: Parts): ReactNode {
  return (
    <>
      {final === true ? <SmallSeal kind="blank" size={size === "lg" ? 18 : 15} /> : icon}
      <span className="min-w-0">{children}</span>
      {kbd === undefined ? null : <Kbd className="ml-0.5">{kbd}</Kbd>}
    </>
  );
}

/** The button: main (one a screen), plain, quiet. While busy it keeps its width and its focus and does nothing. */
export function Button({
  variant = "plain",
  size = "md",
  wide,
  busy = false,
  final,
  icon,
  kbd,
  className,
  onClick,
  type = "button",
  children,
  ...rest
}: ButtonProps): ReactNode {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={cx(buttonClass({ variant, size, wide }), className)}
    >
      <span className={cx("inline-flex min-w-0 items-center gap-2 transition-opacity", busy && "opacity-0 delay-300")}>
        <Inner final={final} icon={icon} kbd={kbd} size={size}>
          {children}
        </Inner>
      </span>
      {busy ? <Spinner className="absolute inset-0 m-auto" /> : null}
    </button>
  );
}

type ButtonLinkProps = Omit<ComponentProps<typeof Link>, "children"> & Parts;

/** A link that looks like a button: it goes somewhere, it does not act. */
export function ButtonLink({
  variant = "plain",
  size = "md",
  wide,
  final,
  icon,
  kbd,
  className,
  children,
  ...rest
}: ButtonLinkProps): ReactNode {
  return (
    <Link {...rest} className={cx(buttonClass({ variant, size, wide }), className)}>
      <Inner final={final} icon={icon} kbd={kbd} size={size}>
        {children}
      </Inner>
    </Link>
  );
}
