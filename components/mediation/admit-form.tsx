"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton } from "@/components/act/act-button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Action } from "@/lib/features/act/view";

type Props = {
  readonly project: string;
  readonly dispute: string;
  readonly people: readonly { readonly memberId: string; readonly name: string }[];
  readonly action: Action;
};

/** A party lets one of its own into the compartment. */
export function AdmitForm({ project, dispute, people, action }: Props): ReactNode {
  const t = useTranslations("mediations");
  const [member, setMember] = useState(people[0]?.memberId ?? "");
  return (
    <section className="flex max-w-xl flex-col gap-3">
      <Field label={t("admit")}>
        <Select value={member} onChange={(event) => setMember(event.currentTarget.value)}>
          {people.map(({ memberId, name }) => (
            <option key={memberId} value={memberId}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <ButtonRow>
        <ActButton
          action={action}
          project={project}
          subject={{ kind: "dispute", code: dispute }}
          input={{ dispute, member }}
        >
          {t("admitAct")}
        </ActButton>
      </ButtonRow>
    </section>
  );
}
