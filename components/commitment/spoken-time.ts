import { useTranslations } from "next-intl";

/** Minutes as people say them: "3 h 30", "−1 h". The sign is a real minus. */
export function useSpokenTime(): (minutes: number) => string {
  const t = useTranslations("commitments");
  return (minutes) => {
    const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
    const said = rest === 0 ? t("hours", { hours }) : t("minutesOf", { hours, minutes: String(rest).padStart(2, "0") });
    return minutes < 0 ? `−${said}` : said;
  };
}
