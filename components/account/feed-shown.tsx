"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

/** The address of a feed, the one time that it is shown, and where calendars take it. */
export function FeedShown({ address, onClose }: { readonly address: string; readonly onClose: () => void }): ReactNode {
  const t = useTranslations("feeds");
  const [copied, setCopied] = useState(false);
  const Sign = copied ? Check : Copy;
  return (
    <div className="flex flex-col gap-5">
      <p role="status" className="t-14 max-w-[62ch]">
        {t("shownOnce")}
      </p>
      <Field label={t("address")} hint={t("todoHint")}>
        <Textarea
          readOnly
          rows={2}
          value={address}
          spellCheck={false}
          className="break-all font-mono"
          onFocus={(event) => event.currentTarget.select()}
        />
      </Field>
      <ul className="t-13 max-w-[62ch] text-text-2">
        <li>{t("google")}</li>
        <li>{t("thunderbird")}</li>
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button
          variant="main"
          icon={<Sign aria-hidden size={16} strokeWidth={1.6} />}
          onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}
        >
          {t(copied ? "copied" : "copy")}
        </Button>
        <Button onClick={onClose}>{t("kept")}</Button>
      </div>
    </div>
  );
}
