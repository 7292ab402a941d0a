"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { PriceField } from "@/components/project/price-field";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { DateInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { DelegationAddress } from "@/lib/features/delegation/schema";
import type { GranteeChoice } from "@/lib/features/delegation/view";

/** The terms as typed, and as the address of the ceremony carries them. */
export type TypedTerms = {
  readonly to: string;
  readonly role: string;
  readonly acts: string;
  readonly ceiling: string;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
};

type Props = {
  readonly project: { readonly code: string; readonly currency: string };
  readonly grantees: readonly GranteeChoice[];
  readonly typed: TypedTerms;
};

/** Writes a power: to whom, in which capacity, for which acts, up to how much, between which days, why. Then it is read and signed. */
export function GrantForm({ project, grantees, typed }: Props): ReactNode {
  const t = useTranslations();
  const router = useRouter();
  const [terms, setTerms] = useState(typed);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const grantee = grantees.find((one) => one.memberId === terms.to);
  const roles = Object.keys(grantee?.acts ?? {});
  const role = roles.includes(terms.role) ? terms.role : (roles[0] ?? "");
  const acts = grantee?.acts[role] ?? [];
  const chosen = terms.acts.split(",").filter((act) => acts.includes(act));
  const set = (part: Partial<TypedTerms>): void => setTerms((now) => ({ ...now, ...part }));
  const toggle = (act: string, on: boolean): void =>
    set({ acts: acts.filter((one) => (one === act ? on : chosen.includes(one))).join(",") });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = { ...terms, role, acts: chosen.join(",") };
    const checked = DelegationAddress.safeParse(wanted);
    const missing = chosen.length === 0 ? { acts: t("input.invalid_type") } : {};
    const wrong = checked.success
      ? {}
      : Object.fromEntries(checked.error.issues.map((issue) => [String(issue.path[0]), t("input.invalid_type")]));
    setErrors({ ...wrong, ...missing });
    if (checked.success && chosen.length > 0)
      router.push(`/projects/${project.code}/delegations/sign?${new URLSearchParams(wanted)}`);
  };
  return (
    <form onSubmit={submit} noValidate className="mt-11 flex max-w-140 flex-col gap-6">
      <Field label={t("delegations.grantee")} hint={t("delegations.granteeHint")} error={errors.granteeMemberId}>
        <Select value={terms.to} onChange={(event) => set({ to: event.currentTarget.value, acts: "" })}>
          {grantees.map((one) => (
            <option key={one.memberId} value={one.memberId}>
              {`${one.name}, ${one.party}`}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("delegations.role")} error={errors.role}>
        <Select value={role} onChange={(event) => set({ role: event.currentTarget.value, acts: "" })}>
          {roles.map((one) => (
            <option key={one} value={one}>
              {t(`roles.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <fieldset>
        <legend className="t-13 mb-1 font-medium">{t("delegations.acts")}</legend>
        {acts.map((act) => (
          <Checkbox
            key={act}
            label={t(`commands.${act}`)}
            checked={chosen.includes(act)}
            onChange={(event) => toggle(act, event.currentTarget.checked)}
          />
        ))}
        {errors.acts === undefined ? null : (
          <p role="alert" className="t-12 text-late">
            {errors.acts}
          </p>
        )}
      </fieldset>
      <PriceField
        label={t("delegations.ceiling")}
        hint={t("delegations.ceilingHint")}
        unit={project.currency}
        optional
        cents={terms.ceiling === "" ? null : Number(terms.ceiling)}
        onChange={(cents) => set({ ceiling: cents === null ? "" : String(cents) })}
        error={errors.maxAmountCents}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("delegations.from")} error={errors.from}>
          <DateInput value={terms.from} onChange={(event) => set({ from: event.currentTarget.value })} />
        </Field>
        <Field label={t("delegations.until")} error={errors.until}>
          <DateInput value={terms.until} onChange={(event) => set({ until: event.currentTarget.value })} />
        </Field>
      </div>
      <Field label={t("delegations.why")} hint={t("delegations.whyHint")} error={errors.reason}>
        <Textarea value={terms.reason} onChange={(event) => set({ reason: event.currentTarget.value })} rows={2} />
      </Field>
      <div>
        <Button type="submit" variant="main" size="lg" className="max-md:w-full">
          {t("delegations.read")}
        </Button>
      </div>
    </form>
  );
}
