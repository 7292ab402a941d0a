"use client";

import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { CloseButton } from "@/components/ui/close-button";
import { useGivenBackFocus } from "@/components/ui/use-given-back-focus";

type Props = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  /** One sentence under the title, said with it. */
  readonly lead?: ReactNode;
  readonly children: ReactNode;
  /** At the foot, on `ground`: buttons, or a remark. */
  readonly foot?: ReactNode;
  readonly width?: "md" | "lg";
};

/** The frame shared by the overlays: scrim, rise, size limits. */
export const overlayLook =
  "animate-rise no-print fixed z-50 flex max-h-[calc(100dvh-32px)] flex-col overflow-hidden rounded-over bg-raised shadow-over outline-none";
export const scrimLook = "animate-fade no-print fixed inset-0 z-40 bg-scrim";

/** The first field has the focus, else the dialog itself: never the button that closes it. */
function firstField(dialog: HTMLElement): HTMLElement {
  return dialog.querySelector<HTMLElement>("[data-autofocus], input:not([type=hidden]), select, textarea") ?? dialog;
}

/** A dialog: the focus is trapped and given back, Escape closes. */
export function Dialog({ open, onOpenChange, title, lead, children, foot, width = "md" }: Props): ReactNode {
  const t = useTranslations("ui");
  const focus = useGivenBackFocus(firstField);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={scrimLook} />
        <Radix.Content
          {...focus}
          {...(lead === undefined ? { "aria-describedby": undefined } : {})}
          className={cx(
            overlayLook,
            "inset-0 m-auto h-fit w-[calc(100vw-32px)]",
            width === "md" ? "max-w-lg" : "max-w-156",
          )}
        >
          <div className="px-6 pt-5 pr-14">
            <div>
              <Radix.Title className="t-20">{title}</Radix.Title>
              {lead === undefined ? null : (
                <Radix.Description className="t-14 mt-1 text-text-2">{lead}</Radix.Description>
              )}
            </div>
          </div>
          <div className="overflow-y-auto px-6 pt-4 pb-6">{children}</div>
          {foot === undefined ? null : <div className="border-t bg-ground px-6 py-3">{foot}</div>}
          <Radix.Close asChild>
            <CloseButton label={t("close")} onClose={() => onOpenChange(false)} className="absolute top-4 right-4" />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
