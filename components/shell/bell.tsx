"use client";

import { Bell as BellSign } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { shownCount } from "@/lib/features/notification/view";

/** The way to the notifications, with how many are unread: in figures, and in words. */
export function Bell({ unread }: { readonly unread: number }): ReactNode {
  const t = useTranslations("shell");
  return (
    <Link
      href="/notifications"
      aria-label={t("bell", { count: unread })}
      title={t("bell", { count: unread })}
      prefetch={false}
      className="inline-flex h-8 min-w-8 shrink-0 items-center justify-center gap-1.5 rounded-control px-1.5 text-text-2 transition-colors hover:bg-sunken hover:text-text max-md:h-11 max-md:min-w-11"
    >
      <BellSign aria-hidden size={16} strokeWidth={1.6} />
      {unread === 0 ? null : (
        <span aria-hidden className="t-12 figures font-semibold text-you">
          {shownCount(unread)}
        </span>
      )}
    </Link>
  );
}
