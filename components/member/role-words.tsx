import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { HeldRole } from "@/lib/features/party/view";

/** Roles in words, the substitution beside the role that it qualifies. */
export function RoleWords({ roles }: { readonly roles: readonly HeldRole[] }): ReactNode {
  const t = useTranslations();
  return roles
    .map((held) => `${t(`roles.${held.role}`)}${held.substitute ? ` (${t("members.substitute")})` : ""}`)
    .join(", ");
}
