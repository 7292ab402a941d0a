import { z } from "zod";
import type { Side } from "@/lib/domain/party";

// The charter of domain.md 1.3, in the order in which it is read and signed. Its words are in lib/text, key `articles`.
const clientRights = [
  "CR-01",
  "CR-02",
  "CR-03",
  "CR-04",
  "CR-05",
  "CR-06",
  "CR-07",
  "CR-08",
  "CR-09",
  "CR-10",
  "CR-11",
  "CR-12",
  "CR-13",
  "CR-14",
  "CR-15",
  "CR-16",
] as const;
const clientDuties = [
  "CD-01",
  "CD-02",
  "CD-03",
  "CD-04",
  "CD-05",
  "CD-06",
  "CD-07",
  "CD-08",
  "CD-09",
  "CD-10",
  "CD-11",
  "CD-12",
  "CD-13",
  "CD-14",
  "CD-15",
  "CD-16",
] as const;
const agencyRights = ["AR-01", "AR-02", "AR-03", "AR-04", "AR-05", "AR-06", "AR-07", "AR-08"] as const;
const agencyDuties = [
  "AD-01",
  "AD-02",
  "AD-03",
  "AD-04",
  "AD-05",
  "AD-06",
  "AD-07",
  "AD-08",
  "AD-09",
  "AD-10",
  "AD-11",
] as const;
const amoRights = ["MR-01", "MR-02", "MR-03", "MR-04"] as const;
const amoDuties = ["MD-01", "MD-02", "MD-03", "MD-04", "MD-05", "MD-06"] as const;

/** Code of a charter article. */
export const ArticleCode = z.enum([
  ...clientRights,
  ...clientDuties,
  ...agencyRights,
  ...agencyDuties,
  ...amoRights,
  ...amoDuties,
]);
export type ArticleCode = z.infer<typeof ArticleCode>;

/** Whether an article gives or asks. */
export type ArticleNature = "RIGHT" | "DUTY";

/** One chapter of the charter: the rights, or the duties, of one side. */
export type ArticleGroup = {
  readonly side: Side;
  readonly nature: ArticleNature;
  readonly codes: readonly ArticleCode[];
};

/** The six chapters, in reading order. */
export const articleGroups: readonly ArticleGroup[] = [
  { side: "CLIENT", nature: "RIGHT", codes: clientRights },
  { side: "CLIENT", nature: "DUTY", codes: clientDuties },
  { side: "AGENCY", nature: "RIGHT", codes: agencyRights },
  { side: "AGENCY", nature: "DUTY", codes: agencyDuties },
  { side: "AMO", nature: "RIGHT", codes: amoRights },
  { side: "AMO", nature: "DUTY", codes: amoDuties },
];

/** The words of one article in one language, as they stand in the text catalogue. */
export type ArticleWords = { readonly title: string; readonly text: string };

/** The words of one article in both languages: both are in what is signed. */
export type ArticleWording = { readonly fr: ArticleWords; readonly en: ArticleWords };

/** Edition of the wording. A change of words is a new edition (a test pins the words of each edition by digest). */
export const CHARTER_EDITION = 1;
