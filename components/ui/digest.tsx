"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";

type Props = {
  /** SHA-256 in hexadecimal, or the part of it to show. */
  readonly value: string;
  readonly copy?: boolean;
  readonly oneLine?: boolean;
};

/** Four groups and four groups: where a narrow line may break. */
function halves(groups: readonly string[]): readonly string[] {
  return Array.from({ length: Math.ceil(groups.length / 4) }, (_, half) =>
    groups.slice(half * 4, half * 4 + 4).join(" "),
  );
}

/** A digest in groups of four, eight groups a line. Copies as one word. */
export function Digest({ value, copy = false, oneLine = false }: Props): ReactNode {
  const t = useTranslations("ui");
  const [copied, setCopied] = useState(false);
  const groups = value.match(/.{1,4}/g) ?? [];
  const lines = oneLine
    ? [groups]
    : Array.from({ length: Math.ceil(groups.length / 8) }, (_, line) => groups.slice(line * 8, line * 8 + 8));
  return (
    <span className="inline-flex items-start gap-1">
      <code className="dg text-text-2">
        {lines.map((line) => (
          <span key={line.join("")} className={oneLine ? "" : "block"}>
            {halves(line).map((half) => (
              <span key={half} className="mr-[.88ch] inline-block whitespace-nowrap last:mr-0">
                {half}
              </span>
            ))}
          </span>
        ))}
      </code>
      {copy ? (
        <IconButton
          label={copied ? t("copied") : t("copy")}
          small
          className="-my-0.5"
          onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
        >
          {copied ? (
            <Check aria-hidden size={14} strokeWidth={1.6} />
          ) : (
            <Copy aria-hidden size={14} strokeWidth={1.6} />
          )}
        </IconButton>
      ) : null}
    </span>
  );
}
