"use client";

import { Popover } from "radix-ui";
import type { ComponentProps, ReactNode, RefObject } from "react";

type Props = Pick<
  ComponentProps<typeof Popover.Content>,
  "id" | "aria-label" | "align" | "className" | "onPointerEnter" | "onPointerLeave"
> & {
  /** What the note belongs to; it is placed beside it, and a click there is the owner's. */
  readonly anchor: RefObject<HTMLElement | null>;
  /** The focus moves in, and goes back to the anchor; otherwise it stays where it is. */
  readonly takesFocus: boolean;
  /** Escape, a click elsewhere, the focus elsewhere. */
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** The panel of a note beside its anchor. Fetched with the first note that opens, since placing one takes much script. */
export function Note({ anchor, takesFocus, onClose, children, ...content }: Props): ReactNode {
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={{ current: anchor.current ?? document.body }} />
      <Popover.Portal>
        <Popover.Content
          {...content}
          sideOffset={6}
          collisionPadding={12}
          onOpenAutoFocus={(event) => !takesFocus && event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (takesFocus) anchor.current?.focus();
          }}
          onInteractOutside={(event) => {
            if (event.target instanceof Node && anchor.current?.contains(event.target)) event.preventDefault();
          }}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
