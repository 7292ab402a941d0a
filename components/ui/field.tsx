"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useId } from "react";
import { cx } from "@/components/ui/class-names";
import { Typeset } from "@/components/ui/typeset";

/** What a control must carry so that its label, hint and error are said with it. */
export type ControlProps = {
  readonly id?: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
};

const FieldContext = createContext<ControlProps>({});

/** The attributes that the surrounding field gives to its control. */
export function useFieldControl(): ControlProps {
  return useContext(FieldContext);
}

type Props = {
  readonly label: ReactNode;
  readonly children: ReactNode;
  readonly hint?: ReactNode;
  /** One sentence that says what to do; shown with a sign, said with the control. */
  readonly error?: string | undefined;
  /** Optional fields are marked, required ones are not. `true`, or what to say after "facultatif". */
  readonly optional?: boolean | string;
  /** At the end of the label's line: a link such as "Oublié ?". */
  readonly aside?: ReactNode;
  /** A field whose content is locked: says so beside the label. */
  readonly locked?: boolean;
  /** The label stays for screen readers only, where a heading says the same. */
  readonly hideLabel?: boolean;
  readonly className?: string | undefined;
};

/** A label above its control, then a hint or an error. The control inside wires itself (text-input, textarea, select, date-input…). */
export function Field({
  label,
  children,
  hint,
  error,
  optional = false,
  aside,
  locked = false,
  hideLabel = false,
  className,
}: Props): ReactNode {
  const id = useId();
  const t = useTranslations("ui");
  const wrong = error !== undefined && error !== "";
  const described = [wrong ? `${id}-error` : null, hint === undefined ? null : `${id}-hint`]
    .filter((part) => part !== null)
    .join(" ");
  const control: ControlProps = {
    id,
    ...(described === "" ? {} : { "aria-describedby": described }),
    ...(wrong ? { "aria-invalid": true } : {}),
  };
  const remark = locked ? t("locked") : optional === true ? t("optional") : optional === false ? null : optional;
  return (
    <div className={cx("flex flex-col gap-1.5", className)}>
      <div className={cx("flex items-baseline justify-between gap-3", hideLabel && "sr-only")}>
        <label htmlFor={id} className="t-13 font-medium text-text">
          {label}
          {remark === null ? null : <span className="font-normal text-text-3"> {remark}</span>}
        </label>
        {aside}
      </div>
      <FieldContext.Provider value={control}>{children}</FieldContext.Provider>
      {wrong ? (
        <p id={`${id}-error`} className="t-12 flex gap-1.5 text-late">
          <CircleAlert aria-hidden size={14} strokeWidth={1.8} className="mt-px shrink-0" />
          <span>
            <Typeset>{error}</Typeset>
          </span>
        </p>
      ) : null}
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="t-12 text-text-3">
          {hint}
        </p>
      )}
    </div>
  );
}
