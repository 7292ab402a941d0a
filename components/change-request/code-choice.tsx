"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";

type Props = {
  readonly options: readonly { readonly code: string; readonly title: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (codes: string[]) => void;
};

/** Numbers chosen one by one from a list of the project, each of them taken out again by its own button. */
export function CodeChoice({ options, chosen, onChange }: Props): ReactNode {
  const t = useTranslations("changes.form");
  const left = options.filter(({ code }) => !chosen.includes(code));
  return (
    <div className="flex flex-col gap-2">
      <Select
        value=""
        disabled={left.length === 0}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (value !== "") onChange([...chosen, value]);
        }}
      >
        <option value="">{t(options.length === 0 ? "nothingToChoose" : "choose")}</option>
        {left.map(({ code, title }) => (
          <option key={code} value={code}>
            {`${code} ${title}`}
          </option>
        ))}
      </Select>
      {chosen.length === 0 ? null : (
        <ul className="flex flex-col">
          {chosen.map((code) => (
            <li key={code} className="t-13 flex items-center justify-between gap-3 border-b py-1">
              <span className="min-w-0">
                <span className="code-word">{code}</span> {options.find((one) => one.code === code)?.title ?? ""}
              </span>
              <IconButton label={t("takeOut", { code })} onClick={() => onChange(chosen.filter((one) => one !== code))}>
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
