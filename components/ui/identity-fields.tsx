"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useState } from "react";
import { cx } from "@/components/ui/class-names";
import { controlLook } from "@/components/ui/control-look";
import { useFieldControl } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { TextInput } from "@/components/ui/text-input";

/** A password that can be shown. Inside a `Field`. */
export function PasswordInput({
  autoComplete = "current-password",
  ...rest
}: Omit<ComponentProps<"input">, "type">): ReactNode {
  const t = useTranslations("ui");
  const [shown, setShown] = useState(false);
  return (
    <span className="relative block">
      <TextInput
        {...rest}
        autoComplete={autoComplete}
        type={shown ? "text" : "password"}
        spellCheck={false}
        autoCapitalize="none"
        className="pr-11"
      />
      <IconButton
        label={shown ? t("hidePassword") : t("showPassword")}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 right-1 my-auto"
      >
        {shown ? <EyeOff aria-hidden size={16} strokeWidth={1.6} /> : <Eye aria-hidden size={16} strokeWidth={1.6} />}
      </IconButton>
    </span>
  );
}

type CodeProps = Omit<ComponentProps<"input">, "type" | "value" | "onChange"> & {
  readonly value: string;
  readonly onChange: (digits: string) => void;
  readonly length?: number;
};

/**
 * A code of digits: one field, so that pasting, autofill and screen readers work, drawn over as many boxes in two halves,
 * as mails write it. Anything but digits is dropped. Inside a `Field`.
 */
export function CodeInput({ value, onChange, length = 6, className, ...rest }: CodeProps): ReactNode {
  const control = useFieldControl();
  const [focused, setFocused] = useState(false);
  const at = Math.min(value.length, length - 1);
  return (
    <span className={cx("relative block max-w-80", className)}>
      <span aria-hidden className="flex gap-1.5">
        {Array.from({ length }, (_, index) => index).map((place) => (
          <span
            key={place}
            className={cx(
              controlLook,
              "figures flex h-10 flex-1 items-center justify-center px-0 text-base font-semibold max-md:h-12",
              place === length / 2 && "ml-1.5",
              focused && place === at && "border-ink outline-2 outline-ink",
              control["aria-invalid"] === true && "border-late-solid",
            )}
          >
            {value.charAt(place)}
          </span>
        ))}
      </span>
      <input
        {...control}
        {...rest}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value.replace(/\D/g, "").slice(0, length))}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        inputMode="numeric"
        autoComplete="one-time-code"
        // Room for a pasted "4182 0577": the digits are kept, the rest is dropped.
        maxLength={length * 2}
        className="absolute inset-0 w-full bg-transparent text-transparent caret-transparent outline-none selection:bg-transparent"
      />
    </span>
  );
}
