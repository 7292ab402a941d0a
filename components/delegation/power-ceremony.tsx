import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import type { DelegationTerms } from "@/lib/features/delegation/schema";

type Props = Pick<ComponentProps<typeof SigningCeremony>, "view" | "action" | "requestCode"> & {
  readonly power: { readonly code: string; readonly grantee: string };
  readonly terms: DelegationTerms;
};

/** Reads and signs a power: what its signature says, and the terms that are signed. */
export function PowerCeremony({ power, terms, ...ceremony }: Props): ReactNode {
  const t = useTranslations("delegations");
  const { code, grantee } = power;
  return (
    <SigningCeremony
      {...ceremony}
      head={code}
      declaration={t("declaration", { grantee, code })}
      label={t("sign")}
      input={terms}
    />
  );
}
