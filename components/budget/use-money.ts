import { useLocale } from "next-intl";
import { formatMoney } from "@/lib/text/format";

/** Says amounts of a project in the reader's language: before tax unless told, always to the cent. */
export function useMoney(currency: string): (cents: number, beforeTax?: boolean) => string {
  const locale = useLocale();
  return (cents, beforeTax = false) => formatMoney(locale, { cents, currency }, { beforeTax });
}
