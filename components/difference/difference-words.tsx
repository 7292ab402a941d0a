import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { DifferencePart } from "@/lib/domain/difference";

/** What differs between two texts: underlined when added, struck through when removed, and said as such to who listens. */
export function DifferenceWords({ parts }: { readonly parts: readonly DifferencePart[] }): ReactNode {
  const t = useTranslations("difference");
  let place = 0;
  return parts.map(({ kind, text }) => {
    place += text.length;
    const key = `${place} ${kind}`;
    if (kind === "SAME") return <span key={key}>{text}</span>;
    return kind === "ADDED" ? (
      <ins key={key} className="border-you-solid border-b-2 bg-you-tint no-underline">
        <span className="sr-only">{t("saidAdded")} </span>
        {text}
      </ins>
    ) : (
      <del key={key} className="text-text-3 [&+ins]:ml-1">
        <span className="sr-only">{t("saidRemoved")} </span>
        {text}
      </del>
    );
  });
}
