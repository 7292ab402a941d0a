import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { FieldLine } from "@/lib/features/reference/view";

type Props = { readonly fields: readonly (FieldLine & { readonly place?: string })[] };

/** Fields with their type and their meaning, one a line: nothing scrolls sideways. */
export async function FieldList({ fields }: Props): Promise<ReactNode> {
  const t = await getTranslations("reference");
  return (
    <dl>
      {fields.map(({ name, type, required, description, place }) => (
        <div key={`${place ?? ""} ${name}`} className="border-b py-2">
          <dt className="flex flex-wrap items-baseline gap-x-3">
            <code className="t-13 wrap-anywhere font-mono font-semibold" lang="en">
              {name}
            </code>
            <span className="t-12 wrap-anywhere text-text-3" lang="en">
              {type}
            </span>
            {place === undefined ? null : <span className="t-12 text-text-3">{t(`places.${place}`)}</span>}
            {required ? null : <span className="t-12 text-text-3">{t("optional")}</span>}
          </dt>
          {description === "" ? null : (
            <dd className="t-13 max-w-[70ch] text-text-2" lang="en">
              {description}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
