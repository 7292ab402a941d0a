"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useAct } from "@/components/act/use-act";
import { IconButton } from "@/components/ui/icon-button";
import type { Action } from "@/lib/features/act/view";

type Props = {
  readonly id: string;
  readonly href: string;
  readonly isRead: boolean;
  readonly read: Action;
  readonly children: ReactNode;
};

/** A notification as one link: opening it is reading it, and so is pressing its check. */
export function NotificationRow({ id, href, isRead, read, children }: Props): ReactNode {
  const t = useTranslations("notifications");
  const reading = useAct(read);
  const mark = (): void => {
    if (!isRead) void reading.run({ ids: [id] });
  };
  return (
    <>
      <Link
        href={href}
        data-row
        onClick={mark}
        className="-ml-3 grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] gap-x-4 rounded-group px-3 py-2.5 hover:bg-sunken"
      >
        {children}
      </Link>
      {isRead ? null : (
        <span className="pt-1.5">
          <IconButton label={t("markRead")} onClick={mark}>
            <Check aria-hidden size={16} strokeWidth={1.6} />
          </IconButton>
        </span>
      )}
    </>
  );
}
