"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import type { Role } from "@/lib/domain/party";

type Props = {
  readonly offered: readonly Role[];
  readonly roles: readonly Role[];
  readonly onRoles: (roles: Role[]) => void;
  readonly substitute: boolean;
  readonly onSubstitute: (substitute: boolean) => void;
  readonly error: string | undefined;
};

/** The roles that can be given, several at once; a signatory may be the substitute. */
export function RoleChoices({ offered, roles, onRoles, substitute, onSubstitute, error }: Props): ReactNode {
  const t = useTranslations();
  const errorId = useId();
  const toggle = (role: Role, on: boolean): void =>
    onRoles(offered.filter((one) => (one === role ? on : roles.includes(one))));
  const signs = roles.some((role) => role.endsWith("_SIGNATORY"));
  return (
    <fieldset aria-describedby={error === undefined ? undefined : errorId}>
      <legend className="t-13 mb-1 font-medium">{t("members.rolesLegend")}</legend>
      {offered.map((role) => (
        <Checkbox
          key={role}
          label={t(`roles.${role}`)}
          detail={t(`members.roleHints.${role}`)}
          checked={roles.includes(role)}
          onChange={(event) => toggle(role, event.currentTarget.checked)}
        />
      ))}
      {signs ? (
        <div className="ml-6.5">
          <Checkbox
            label={t("members.substituteLabel")}
            detail={t("members.substituteDetail")}
            checked={substitute}
            onChange={(event) => onSubstitute(event.currentTarget.checked)}
          />
        </div>
      ) : null}
      {error === undefined ? null : (
        <p id={errorId} className="t-12 text-late">
          {error}
        </p>
      )}
    </fieldset>
  );
}
