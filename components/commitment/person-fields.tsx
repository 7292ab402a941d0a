"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Role } from "@/lib/domain/party";
import type { CommitmentFormStart } from "@/lib/features/commitment/view";

type TypedTerms = CommitmentFormStart["terms"];
type Props = {
  readonly start: CommitmentFormStart;
  readonly terms: TypedTerms;
  readonly set: (part: Partial<TypedTerms>) => void;
  readonly errorOf: (name: string) => string | undefined;
};

/** Who commits: the party, the person in one of their roles, and who stands in. */
export function PersonFields({ start, terms, set, errorOf }: Props): ReactNode {
  const t = useTranslations();
  const party = start.parties.find((one) => one.id === terms.partyId);
  const members = party?.members ?? [];
  const person = members.find((one) => one.id === terms.memberId);
  const choose = (memberId: string, among = members): void => {
    const chosen = among.find((one) => one.id === memberId);
    set({
      memberId,
      role: chosen?.roles[0] ?? terms.role,
      ...(terms.substituteMemberId === memberId ? { substituteMemberId: null } : {}),
    });
  };
  return (
    <>
      <Field label={t("commitments.fields.party")} error={errorOf("partyId")}>
        <Select
          value={terms.partyId}
          onChange={(event) => {
            const wanted = start.parties.find((one) => one.id === event.currentTarget.value);
            set({ partyId: event.currentTarget.value, substituteMemberId: null });
            choose(wanted?.members[0]?.id ?? "", wanted?.members ?? []);
          }}
        >
          {start.parties.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          label={t("commitments.fields.person")}
          hint={t("commitments.fields.personHint")}
          error={errorOf("memberId")}
        >
          <Select value={terms.memberId} onChange={(event) => choose(event.currentTarget.value)}>
            {members.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("commitments.fields.role")} error={errorOf("role")}>
          <Select value={terms.role} onChange={(event) => set({ role: Role.parse(event.currentTarget.value) })}>
            {(person?.roles ?? []).map((role) => (
              <option key={role} value={role}>
                {t(`roles.${role}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label={t("commitments.fields.substitute")} error={errorOf("substituteMemberId")} optional>
        <Select
          value={terms.substituteMemberId ?? ""}
          onChange={(event) =>
            set({ substituteMemberId: event.currentTarget.value === "" ? null : event.currentTarget.value })
          }
        >
          <option value="">{t("commitments.fields.noSubstitute")}</option>
          {members
            .filter((one) => one.id !== terms.memberId)
            .map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
        </Select>
      </Field>
    </>
  );
}
