import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/text-link";
import { comparisonHref } from "@/lib/features/difference/view";

type Props = { readonly project: string; readonly number: number; readonly className?: string };

/** From the last signed set to what is in force now: what amendments have changed since. */
export function CompareWithNow({ project, number }: Pick<Props, "project" | "number">): ReactNode {
  const t = useTranslations("difference");
  return (
    <TextLink href={comparisonHref(project, { from: number, to: "now" })} className="t-12 block print:hidden">
      {t("compareWithNow")}
    </TextLink>
  );
}

/** From a signed set to what it changed since the one before; the first one changed nothing. */
export function CompareLink({ project, number, className = "t-12" }: Props): ReactNode {
  const t = useTranslations("difference");
  if (number < 2) return null;
  return (
    <TextLink
      href={comparisonHref(project, { from: number - 1, to: number })}
      className={`block print:hidden ${className}`}
    >
      {t("compareWith", { number: number - 1 })}
    </TextLink>
  );
}
