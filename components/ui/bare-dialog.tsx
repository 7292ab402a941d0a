"use client";

import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { CloseButton } from "@/components/ui/close-button";
import { overlayLook, scrimLook } from "@/components/ui/dialog";
import { useGivenBackFocus } from "@/components/ui/use-given-back-focus";

type Props = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Its name, for screen readers only. */
  readonly title: string;
  readonly children: ReactNode;
  /** `drawer`: at the left edge, with a close button; `palette`: near the top, the first field has the focus. */
  readonly frame: "drawer" | "palette";
  readonly closeLabel?: string | undefined;
};

const frames = {
  drawer:
    "animate-drawer no-print fixed inset-y-0 left-0 z-50 w-[min(288px,calc(100vw-48px))] overflow-y-auto bg-ground shadow-over outline-none",
  palette: cx(overlayLook, "inset-x-0 top-[12dvh] mx-auto max-h-[70dvh] w-[calc(100vw-32px)] max-w-156 max-md:top-4"),
} as const;

/** A dialog without head or foot: the drawer of small screens, the palette. Going somewhere from the drawer closes it. */
export function BareDialog({ open, onOpenChange, title, children, frame, closeLabel }: Props): ReactNode {
  const focus = useGivenBackFocus((overlay) => overlay.querySelector<HTMLElement>("input") ?? overlay);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={scrimLook} />
        <Radix.Content
          {...focus}
          aria-describedby={undefined}
          onClick={(event) => event.target instanceof Element && event.target.closest("a") && onOpenChange(false)}
          className={frames[frame]}
        >
          <Radix.Title className="sr-only">{title}</Radix.Title>
          {children}
          {closeLabel === undefined ? null : (
            <Radix.Close asChild>
              <CloseButton
                label={closeLabel}
                onClose={() => onOpenChange(false)}
                className="absolute top-2.5 right-2"
              />
            </Radix.Close>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
