import { useTranslations } from "next-intl";

/** How the name of a person is said: the printed name, or that the identity was erased. What they signed stays theirs. */
export function usePersonName(): (name: string | null) => string {
  const t = useTranslations("signature");
  return (name) => (name === null || name === "" ? t("erased") : name);
}
