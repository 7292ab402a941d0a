"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactNode } from "react";

const itemLook =
  "t-13 flex min-h-8 items-center gap-2.5 rounded-chip px-2.5 py-1 outline-none select-none data-highlighted:bg-sunken data-disabled:text-text-3 pointer-coarse:min-h-11";

type Props = {
  readonly trigger: ReactNode;
  readonly children: ReactNode;
  readonly align?: "start" | "center" | "end";
  readonly side?: "top" | "bottom";
  /** When it has closed, before the focus goes back to the trigger: what was chosen may take it instead. */
  readonly onClosed?: (event: Event) => void;
  /** It comes with the press that asks for it: open from the first. */
  readonly startOpen?: boolean;
};

/** A menu under its trigger (one focusable element that takes a ref). */
export function Menu({
  trigger,
  children,
  align = "start",
  side = "bottom",
  onClosed,
  startOpen = false,
}: Props): ReactNode {
  return (
    <Radix.Root modal={false} defaultOpen={startOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={12}
          {...(onClosed === undefined ? {} : { onCloseAutoFocus: onClosed })}
          className="animate-rise no-print z-50 min-w-52 rounded-group bg-raised p-1.5 shadow-over"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** A link in a menu. */
export function MenuLink({
  href,
  icon,
  children,
}: {
  readonly href: string;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Radix.Item asChild>
      <Link href={href} className={itemLook}>
        {icon}
        {children}
      </Link>
    </Radix.Item>
  );
}

/** A file to take home, in a menu: the browser fetches it, no page is left. */
export function MenuFile({ href, children }: { readonly href: string; readonly children: ReactNode }): ReactNode {
  return (
    <Radix.Item asChild>
      <a href={href} download className={itemLook}>
        {children}
      </a>
    </Radix.Item>
  );
}

/** Something to do, in a menu. */
export function MenuAct({
  onAct,
  icon,
  children,
}: {
  readonly onAct: () => void;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Radix.Item onSelect={onAct} className={itemLook}>
      {icon}
      {children}
    </Radix.Item>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly lang?: string }[];
  readonly onChange: (value: string) => void;
};

/** One of several, in a menu: language, theme, density. */
export function MenuChoice({ label, value, choices, onChange }: ChoiceProps): ReactNode {
  return (
    <Radix.RadioGroup value={value} onValueChange={onChange}>
      <Radix.Label className="t-12 px-2.5 pt-1.5 pb-1 text-text-3">{label}</Radix.Label>
      {choices.map((choice) => (
        <Radix.RadioItem key={choice.value} value={choice.value} lang={choice.lang} className={itemLook}>
          <span className="flex w-4 shrink-0">
            <Radix.ItemIndicator>
              <Check aria-hidden size={16} strokeWidth={1.6} className="text-ink" />
            </Radix.ItemIndicator>
          </span>
          {choice.label}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

/** A hairline between groups. */
export function MenuRule(): ReactNode {
  return <Radix.Separator className="-mx-1.5 my-1.5 border-t" />;
}

/** Words at the head of a menu: whose it is. */
export function MenuHead({ children }: { readonly children: ReactNode }): ReactNode {
  return <Radix.Label className="t-12 px-2.5 py-1.5 text-text-3">{children}</Radix.Label>;
}
