import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMoney } from "@/components/budget/use-money";
import type { InvoiceView } from "@/lib/features/budget/view";

type Props = { readonly view: Pick<InvoiceView, "electronic" | "file">; readonly currency: string };

/** What the file of an invoice says of itself (EN 16931), and where it says otherwise than what was typed. */
export function ElectronicNote({ view, currency }: Props): ReactNode {
  const t = useTranslations("budget");
  const money = useMoney(currency);
  if (view.file === null) return null;
  if (view.electronic === null) return <p className="t-12 mt-3 text-text-3">{t("noElectronic")}</p>;
  const { differences } = view.electronic;
  if (differences.length === 0) return <p className="t-12 mt-3 text-text-2">{t("electronicSame")}</p>;
  const value = (said: string | number): string => (typeof said === "number" ? money(said) : said);
  return (
    <div className="t-13 mt-4 border-ink border-l-[3px] pl-3">
      <p className="font-semibold">{t("electronicDiffers", { count: differences.length })}</p>
      <ul className="mt-1 text-text-2">
        {differences.map(({ field, file, typed }) => (
          <li key={field}>
            {t("difference", { field: t(`fields.${field}`), file: value(file), typed: value(typed) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
