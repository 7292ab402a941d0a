"use client";

import { type ReactNode, useId } from "react";
import { cx } from "@/components/ui/class-names";
import { useFieldControl } from "@/components/ui/field";

/** One choice. A closed one says why and, when taken, opens its refusal instead of being chosen. */
export type Choice = {
  readonly value: string;
  readonly label: ReactNode;
  readonly detail?: ReactNode;
  readonly closed?: { readonly reason: ReactNode; readonly onOpen?: (() => void) | undefined } | undefined;
};

type Props = {
  readonly name: string;
  /** Said before the choices; visible unless `hideLegend`. */
  readonly legend: ReactNode;
  readonly hideLegend?: boolean;
  readonly choices: readonly Choice[];
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
};

/** Framed radio buttons in a fixed order: all the decisions are shown, closed ones with their reason. */
export function ChoiceGroup({ name, legend, hideLegend = false, choices, value, onChange }: Props): ReactNode {
  const { id: _fieldId, ...control } = useFieldControl();
  return (
    <fieldset {...control} className="min-w-0">
      <legend className={cx("t-13 mb-1.5 font-medium", hideLegend && "sr-only")}>{legend}</legend>
      <div className="overflow-hidden rounded-group border border-line-2 bg-paper">
        {choices.map((choice) => (
          <ChoiceRow
            key={choice.value}
            name={name}
            choice={choice}
            checked={choice.value === value}
            onChange={onChange}
          />
        ))}
      </div>
    </fieldset>
  );
}

type RowProps = {
  readonly name: string;
  readonly choice: Choice;
  readonly checked: boolean;
  readonly onChange: (value: string) => void;
};

function ChoiceRow({ name, choice, checked, onChange }: RowProps): ReactNode {
  const id = useId();
  const closed = choice.closed;
  return (
    <label
      className={cx(
        "relative flex items-start gap-3.5 border-t px-4 py-3 first:border-t-0 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-ink",
        checked && "bg-ink-tint before:absolute before:inset-y-0 before:left-0 before:w-0.75 before:bg-ink",
      )}
    >
      <input
        type="radio"
        name={name}
        value={choice.value}
        checked={checked}
        aria-disabled={closed !== undefined || undefined}
        aria-describedby={`${id}-detail`}
        aria-labelledby={`${id}-label`}
        onChange={() => (closed === undefined ? onChange(choice.value) : closed.onOpen?.())}
        className={cx(
          "mt-0.5 size-4.5 shrink-0 appearance-none rounded-full border outline-none",
          closed === undefined
            ? "border-control bg-paper checked:border-ink checked:bg-ink checked:bg-clip-content checked:p-[3.5px]"
            : "border-control border-dashed",
        )}
      />
      <span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4">
        <span className="min-w-0">
          <span
            id={`${id}-label`}
            className={cx("t-14 block", closed === undefined ? "font-semibold text-text" : "font-medium text-text-3")}
          >
            {choice.label}
          </span>
          {choice.detail === undefined ? null : (
            <span className={cx("t-13 block", closed === undefined ? "text-text-2" : "text-text-3")}>
              {choice.detail}
            </span>
          )}
        </span>
        <span id={`${id}-detail`} className="t-12 text-text-3">
          {closed?.reason}
        </span>
      </span>
    </label>
  );
}
