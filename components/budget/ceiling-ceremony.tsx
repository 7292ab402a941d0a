import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import type { CeilingTerms } from "@/lib/features/budget/schema";

type Props = Pick<ComponentProps<typeof SigningCeremony>, "view" | "action" | "requestCode"> & {
  readonly version: number;
  readonly amount: string;
  readonly terms: CeilingTerms;
};

/** Reads and signs a ceiling. */
export function CeilingCeremony({ version, amount, terms, ...ceremony }: Props): ReactNode {
  const t = useTranslations("budget");
  return (
    <SigningCeremony
      {...ceremony}
      head={t("headOf", { version })}
      declaration={t("declaration", { amount })}
      label={t("sign")}
      input={terms}
    />
  );
}
