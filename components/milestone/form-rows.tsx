"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type UseFormReturn, useFieldArray } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { SectionHead } from "@/components/ui/section-head";
import { DateInput, TextInput } from "@/components/ui/text-input";
import type { MilestoneFormInput } from "@/lib/features/milestone/schema";

type Form = UseFormReturn<MilestoneFormInput, unknown, MilestoneFormInput>;
type Props = { readonly form: Form };

/** What is delivered. */
export function DeliverableRows({ form }: Props): ReactNode {
  const t = useTranslations("milestones.form");
  const { fields, append, remove } = useFieldArray({ control: form.control, name: "deliverables" });
  return (
    <Rows title={t("deliverables")} add={t("addDeliverable")} onAdd={() => append({ title: "", description: "" })}>
      {fields.map((field, index) => (
        <Line
          key={field.id}
          remove={t("remove", { number: index + 1 })}
          onRemove={() => remove(index)}
          columns="md:grid-cols-[1fr_1fr_auto]"
        >
          <Field label={t("deliverable")}>
            <TextInput {...form.register(`deliverables.${index}.title`)} maxLength={200} />
          </Field>
          <Field label={t("description")} optional>
            <TextInput {...form.register(`deliverables.${index}.description`)} />
          </Field>
        </Line>
      ))}
    </Rows>
  );
}

/** Criteria of the milestone itself, beside those of the requirements. */
export function CriterionRows({ form }: Props): ReactNode {
  const t = useTranslations("milestones.form");
  const { fields, append, remove } = useFieldArray({ control: form.control, name: "criteria" });
  return (
    <Rows title={t("criteria")} add={t("addCriterion")} onAdd={() => append({ statement: "" })}>
      {fields.map((field, index) => (
        <Line
          key={field.id}
          remove={t("remove", { number: index + 1 })}
          onRemove={() => remove(index)}
          columns="md:grid-cols-[1fr_auto]"
        >
          <Field label={t("criterion")}>
            <TextInput {...form.register(`criteria.${index}.statement`)} />
          </Field>
        </Line>
      ))}
    </Rows>
  );
}

/** What the client must supply. */
export function ClientInputRows({ form }: Props): ReactNode {
  const t = useTranslations("milestones.form");
  const { fields, append, remove } = useFieldArray({ control: form.control, name: "clientInputs" });
  return (
    <Rows title={t("inputs")} add={t("addInput")} onAdd={() => append({ title: "", dueOn: "", critical: true })}>
      {fields.map((field, index) => (
        <Line
          key={field.id}
          remove={t("remove", { number: index + 1 })}
          onRemove={() => remove(index)}
          columns="md:grid-cols-[1fr_180px_auto_auto]"
        >
          <Field label={t("input")}>
            <TextInput {...form.register(`clientInputs.${index}.title`)} maxLength={200} />
          </Field>
          <Field label={t("inputDue")}>
            <DateInput {...form.register(`clientInputs.${index}.dueOn`)} />
          </Field>
          <div className="md:pt-8">
            <Checkbox label={t("critical")} {...form.register(`clientInputs.${index}.critical`)} />
          </div>
        </Line>
      ))}
    </Rows>
  );
}

function Rows({
  title,
  add,
  onAdd,
  children,
}: {
  readonly title: string;
  readonly add: string;
  readonly onAdd: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className="flex flex-col gap-4">
      <SectionHead
        title={title}
        end={
          <Button size="sm" icon={<Plus aria-hidden size={16} strokeWidth={1.6} />} onClick={onAdd}>
            {add}
          </Button>
        }
      />
      {children}
    </section>
  );
}

function Line({
  children,
  columns,
  remove,
  onRemove,
}: {
  readonly children: ReactNode;
  readonly columns: string;
  readonly remove: string;
  readonly onRemove: () => void;
}): ReactNode {
  return (
    <div className={`grid items-start gap-3 ${columns}`}>
      {children}
      <IconButton label={remove} onClick={onRemove} className="max-md:-mt-2 max-md:justify-self-end md:mt-7">
        <X aria-hidden size={16} strokeWidth={1.6} />
      </IconButton>
    </div>
  );
}
