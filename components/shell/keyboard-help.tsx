"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useHotkey } from "@/components/shell/use-hotkey";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

/** `?`: every shortcut. */
export function KeyboardHelp({
  open,
  onOpenChange,
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}): ReactNode {
  const t = useTranslations("shell");
  useHotkey("?", () => onOpenChange(true));
  const groups = [
    {
      head: t("anywhere"),
      keys: [
        ["⌘ K, Ctrl K", t("keyPalette")],
        ["?", t("keyHelp")],
        [t("escape"), t("keyClosePanel")],
      ],
    },
    {
      head: t("inLists"),
      keys: [
        ["j", t("keyNext")],
        ["k", t("keyPrevious")],
        ["↵", t("keyOpenRow")],
        ["/", t("search")],
      ],
    },
  ] as const;
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("help")}>
      {groups.map((group) => (
        <section key={group.head} className="mb-5 last:mb-0">
          <h3 className="t-13 border-line-2 border-b pb-2 font-semibold">{group.head}</h3>
          <dl>
            {group.keys.map(([key, words]) => (
              <div key={key} className="t-13 flex justify-between gap-4 border-b py-2">
                <dt className="order-2 flex gap-1.5">
                  {key.split(", ").map((one) => (
                    <Kbd key={one}>{one}</Kbd>
                  ))}
                </dt>
                <dd className="text-text-2">{words}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
