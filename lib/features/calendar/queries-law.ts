import type { CalendarName } from "@/lib/features/calendar/schema";

/** A day that the library does not have, by a rule in its grammar, with its name in both languages. */
type Added = { readonly rule: string; readonly fr: string; readonly en: string };

/**
 * Where the holiday library finds a calendar, and in what the law differs from it. `without` and `add` are rules in the
 * library's grammar; `law` says on which text the difference stands (domain.md 8.3).
 */
export type CalendarSource = {
  readonly place: readonly [country: string, state?: string];
  readonly without?: readonly string[];
  readonly add?: readonly Added[];
  readonly law: string;
};

const labourCode = "C. trav. L3133-1";
const abolition = "C. trav. L3133-1 and L3422-2: no Good Friday, which is custom in Guadeloupe and Martinique";
const standards = "LNT art. 60; Loi sur la fête nationale";

/** Québec: Canada Day is kept on 2 July when the 1st is a Sunday, and no other day is moved. */
const secondOfJuly: Added = {
  rule: "07-02 on monday",
  fr: "Fête du Canada (reportée)",
  en: "Canada Day (observed)",
};

/** Sundays by their very rule: they stop nothing that a Sunday does not stop, and are on none of our lists. */
export const alwaysSundays: readonly string[] = ["easter", "easter 49", "3rd sunday after 09-01"];

/** Calendars of which the law differs from the library, or has a place of its own there. Cantons are found by their letters. */
const sources: Partial<Readonly<Record<CalendarName, CalendarSource>>> = {
  FR: { place: ["FR"], law: labourCode },
  "FR-ALSACE-MOSELLE": { place: ["FR", "57"], law: "C. trav. L3134-13" },
  "FR-GP": { place: ["FR", "GP"], without: ["easter -2"], law: abolition },
  "FR-MQ": { place: ["FR", "MQ"], without: ["easter -2"], law: abolition },
  "FR-GF": { place: ["FR", "GF"], law: abolition },
  "FR-RE": { place: ["FR", "RE"], law: abolition },
  "FR-YT": { place: ["FR", "YT"], law: abolition },
  BE: { place: ["BE"], law: "Loi du 4 janvier 1974; A.R. du 18 avril 1974" },
  LU: { place: ["LU"], law: "C. trav. L. 232-2" },
  "CA-QC": { place: ["CA", "QC"], add: [secondOfJuly], law: standards },
  "CA-QC-EASTER-MONDAY": {
    place: ["CA", "QC"],
    without: ["easter -2"],
    add: [{ rule: "easter 1", fr: "Lundi de Pâques", en: "Easter Monday" }, secondOfJuly],
    law: standards,
  },
};

/** The source of a calendar. A canton's is the library's whole days: afternoons off stop no term. */
export function sourceOf(calendar: CalendarName): CalendarSource {
  return (
    sources[calendar] ?? { place: ["CH", calendar.slice("CH-".length)], law: "Cst. art. 110 al. 3; law of the canton" }
  );
}

/** Names that the library has in one language only, or differently by place, by the beginning of their rule. */
export const clearerNames: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
  "01-02": { fr: "2 janvier (Saint-Berchtold)", en: "2 January (St Berchtold)" },
  "01-06": { fr: "Épiphanie", en: "Epiphany" },
  "03-01": { fr: "Instauration de la République", en: "Founding of the Republic" },
  "03-19": { fr: "Saint-Joseph", en: "St Joseph" },
  "05-01": { fr: "Fête du travail", en: "Labour Day" },
  "05-08": { fr: "Victoire de 1945", en: "Victory Day" },
  "07-14": { fr: "Fête nationale", en: "Bastille Day" },
  "08-01": { fr: "Fête nationale suisse", en: "Swiss National Day" },
  "09-22": { fr: "Saint-Maurice", en: "St Maurice" },
  "09-25": { fr: "Saint-Nicolas-de-Flue", en: "St Nicholas of Flüe" },
  "11-11": { fr: "Armistice de 1918", en: "Armistice Day" },
  "12-26": { fr: "Lendemain de Noël", en: "St Stephen’s Day" },
  "easter 60": { fr: "Fête-Dieu", en: "Corpus Christi" },
  "Thursday after 04-02": { fr: "Bataille de Näfels", en: "Battle of Näfels" },
  "monday after 3rd sunday": { fr: "Lundi du Jeûne fédéral", en: "Monday of the Federal Fast" },
  "thursday after 1st sunday": { fr: "Jeûne genevois", en: "Geneva Fast" },
};
