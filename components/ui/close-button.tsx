"use client";

import { X } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";

type Props = Omit<ComponentProps<typeof IconButton>, "children"> & { readonly onClose: () => void };

/**
 * The cross of an overlay. While it has the focus its name shows, and the first Escape would go to that name alone: here one
 * press closes the overlay, and its name with it.
 */
export function CloseButton({ onClose, ...rest }: Props): ReactNode {
  return (
    <IconButton {...rest} onKeyDown={(event) => event.key === "Escape" && onClose()}>
      <X aria-hidden size={16} strokeWidth={1.6} />
    </IconButton>
  );
}
