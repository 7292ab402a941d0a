import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Part } from "@/components/parts/part";

const colours = [
  ["ground", "bg-ground"],
  ["paper", "bg-paper"],
  ["raised", "bg-raised"],
  ["sunken", "bg-sunken"],
  ["sealed", "bg-sealed"],
  ["text", "bg-text"],
  ["text-2", "bg-text-2"],
  ["text-3", "bg-text-3"],
  ["line", "bg-line"],
  ["line-2", "bg-line-2"],
  ["control", "bg-control"],
  ["ink", "bg-ink"],
  ["ink-hover", "bg-ink-hover"],
  ["ink-tint", "bg-ink-tint"],
  ["ink-line", "bg-ink-line"],
  ["you", "bg-you"],
  ["you-solid", "bg-you-solid"],
  ["you-tint", "bg-you-tint"],
  ["them", "bg-them"],
  ["them-solid", "bg-them-solid"],
  ["them-tint", "bg-them-tint"],
  ["done", "bg-done"],
  ["done-solid", "bg-done-solid"],
  ["done-tint", "bg-done-tint"],
  ["late", "bg-late"],
  ["late-solid", "bg-late-solid"],
  ["late-tint", "bg-late-tint"],
  ["c1", "bg-c1"],
  ["c2", "bg-c2"],
  ["c3", "bg-c3"],
  ["c4", "bg-c4"],
  ["c5", "bg-c5"],
] as const;

const sizes = [
  ["t-28", "28/34"],
  ["t-20", "20/28"],
  ["t-16", "16/24"],
  ["t-14", "14/20"],
  ["t-13", "13/20"],
  ["t-12", "12/16"],
  ["s-30", "30/38"],
  ["s-21", "21/30"],
  ["s-17", "17/28"],
  ["s-15", "15/24"],
  ["dg", "12/18"],
] as const;

/** Characters and colours. */
export function TypeParts(): ReactNode {
  const t = useTranslations("ui.parts");
  return (
    <>
      <Part title={t("type")} note={t("typeNote")}>
        {sizes.map(([name, size]) => (
          <p key={name} className="mb-2.5 flex flex-wrap items-baseline gap-x-4">
            <span className={name}>{t(`sample.${name}`)}</span>
            <span className="t-12 text-text-3">{`${name}, ${size}`}</span>
          </p>
        ))}
      </Part>
      <Part title={t("colours")} note={t("coloursNote")}>
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(104px,1fr))] gap-3">
          {colours.map(([name, fill]) => (
            <li key={name}>
              <span aria-hidden className={`block h-8 rounded-sheet border border-line-2 ${fill}`} />
              <span className="t-12">{name}</span>
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}
