"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { OrderCriteria, type Text } from "@/components/amendment/order-criteria";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { RequirementChangeInput } from "@/lib/features/amendment/schema";
import type { NamedMilestone } from "@/lib/features/amendment/view";

type Props = {
  readonly change: RequirementChangeInput;
  readonly milestones: readonly NamedMilestone[];
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (change: RequirementChangeInput) => void;
  readonly onDrop: () => void;
};

/** What an order does to one requirement: its whole new text, or that it leaves. */
export function OrderRequirement({ change, milestones, errorOf, onChange, onDrop }: Props): ReactNode {
  const t = useTranslations("amendments");
  const name = change.requirement === "" ? t("newOne") : change.requirement;
  return (
    <li className="border-b py-5">
      <div className="mb-3 flex items-center justify-between gap-3">
        <h3 className="t-13 font-semibold">
          <span className="code-word">{name}</span>{" "}
          <span className="t-12 font-normal text-text-3">{t(`kinds.${change.kind}`)}</span>
        </h3>
        <IconButton label={`${t("drop")} ${name}`} onClick={onDrop}>
          <X aria-hidden size={16} strokeWidth={1.6} />
        </IconButton>
      </div>
      {change.kind === "REMOVE" ? (
        <p className="t-13 text-text-2">{t("removedSaid")}</p>
      ) : (
        <div className="flex flex-col gap-4">
          <TextFields
            content={change.content}
            errorOf={errorOf}
            onChange={(content) => onChange({ ...change, content })}
          />
          {change.kind === "ADD" ? (
            <Field label={t("fields.milestone")}>
              <Select
                value={change.milestone}
                onChange={(event) => onChange({ ...change, milestone: event.currentTarget.value })}
              >
                <option value="">{t("fields.noMilestone")}</option>
                {milestones
                  .filter(({ reopens }) => !reopens)
                  .map(({ code, title }) => (
                    <option key={code} value={code}>{`${code} ${title}`}</option>
                  ))}
              </Select>
            </Field>
          ) : null}
        </div>
      )}
    </li>
  );
}

type TextProps = {
  readonly content: Text;
  readonly errorOf: Props["errorOf"];
  readonly onChange: (content: Text) => void;
};

function TextFields({ content, errorOf, onChange }: TextProps): ReactNode {
  const t = useTranslations("amendments.fields");
  return (
    <>
      <Field label={t("title")} optional>
        <TextInput
          value={content.title}
          maxLength={200}
          onChange={(event) => onChange({ ...content, title: event.currentTarget.value })}
        />
      </Field>
      <Field label={t("statement")} error={errorOf("content.statement")}>
        <Textarea
          record
          rows={4}
          maxLength={20_000}
          value={content.statement}
          onChange={(event) => onChange({ ...content, statement: event.currentTarget.value })}
        />
      </Field>
      <OrderCriteria content={content} onChange={onChange} />
    </>
  );
}
