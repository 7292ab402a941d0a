import { type BaselineContent, baselineContent } from "@/lib/domain/baseline";
import { type RecordBlock, RecordContent, type RecordSection } from "@/lib/domain/record";
import type { RequirementStatus } from "@/lib/domain/requirement";
import type { AcceptanceCriterion, RequirementContent } from "@/lib/domain/requirement-content";

/** What a baseline is made of when it is signed. */
export type BaselineDraft = {
  readonly project: { readonly id: string; readonly code: string; readonly name: string };
  /** The language of the contract. */
  readonly language: "fr" | "en";
  readonly number: number;
  readonly exclusions: string;
  readonly items: readonly (Pick<BaselineContent["requirements"][number], "id" | "code" | "version" | "content"> & {
    readonly status: RequirementStatus;
    readonly chapter: string;
  })[];
};

const words = {
  fr: {
    title: (number: number): string => `Référentiel d’exigences n°\u00a0${number}`,
    subject: (number: number): string => `Référentiel ${number}`,
    object: "Objet",
    purpose: (count: number, added: number): string =>
      `Sont figées ensemble ${count}\u00a0exigences, dont ${added} entrent dans ce référentiel, chacune avec ses critères d’acceptation. Ce qui est figé ne change que par une demande d’évolution.`,
    exclusions: "Exclusions",
    outOfScope: "Ne fait pas partie du projet\u00a0:",
    version: (version: number): string => `Version ${version}`,
    priority: { MUST: "Indispensable", SHOULD: "Important", COULD: "Souhaitable", WONT: "Exclu cette fois" },
    source: (source: string): string => `Source\u00a0: ${source}`,
    method: { INSPECTION: "inspection", ANALYSIS: "analyse", DEMONSTRATION: "démonstration", TEST: "essai" },
    checkedBy: (method: string): string => `Vérification par ${method}`,
    target: (target: string): string => `niveau attendu\u00a0: ${target}`,
    scenario: (given: string, when: string, outcome: string): string =>
      [given === "" ? "" : `Étant donné ${given}`, when === "" ? "" : `quand ${when}`, `alors ${outcome}`]
        .filter((part) => part !== "")
        .join(", "),
  },
  en: {
    title: (number: number): string => `Requirements baseline no. ${number}`,
    subject: (number: number): string => `Baseline ${number}`,
    object: "Purpose",
    purpose: (count: number, added: number): string =>
      `${count} requirements are locked together, ${added} of which enter this baseline, each with its acceptance criteria. What is locked only changes by a change request.`,
    exclusions: "Exclusions",
    outOfScope: "Not part of the project:",
    version: (version: number): string => `Version ${version}`,
    priority: { MUST: "Must", SHOULD: "Should", COULD: "Could", WONT: "Won’t, this time" },
    source: (source: string): string => `Source: ${source}`,
    method: { INSPECTION: "inspection", ANALYSIS: "analysis", DEMONSTRATION: "demonstration", TEST: "test" },
    checkedBy: (method: string): string => `Verified by ${method}`,
    target: (target: string): string => `expected level: ${target}`,
    scenario: (given: string, when: string, outcome: string): string =>
      [given === "" ? "" : `Given ${given}`, when === "" ? "" : `when ${when}`, `then ${outcome}`]
        .filter((part) => part !== "")
        .join(", "),
  },
} as const;

type Words = (typeof words)["fr" | "en"];

/**
 * The record that the client's signatory reads and signs: what is left out, then each requirement with its criteria,
 * word for word, by code. The same set gives the same record in whatever order it comes.
 */
export function baselineRecord(draft: BaselineDraft): RecordContent {
  const { project, language, number, exclusions, items } = draft;
  const say = words[language];
  const sorted = [...items].sort((a, b) => (a.code < b.code ? -1 : 1));
  const added = items.filter((item) => item.status === "AGREED").length;
  const sections: RecordSection[] = [
    { note: say.object, detail: "", blocks: [{ type: "text", text: say.purpose(items.length, added) }] },
    {
      note: say.exclusions,
      detail: "CR-10",
      blocks: [say.outOfScope, ...exclusions.split("\n")]
        .filter((line) => line.trim() !== "")
        .map((text) => ({ type: "text", text })),
    },
    ...sorted.map(({ code, version, chapter, content }) => ({
      note: code,
      detail: chapter,
      blocks: [...requirementBlocks(language, version, content)],
    })),
  ];
  return RecordContent.parse({
    format: "aval.record/1",
    kind: "BASELINE",
    language,
    title: say.title(number),
    subject: say.subject(number),
    project: { code: project.code, name: project.name },
    sections,
    data: baselineContent(project, number, sorted, exclusions),
  });
}

/** The text of one version of a requirement with its criteria, word for word, in the language of the contract. */
export function requirementBlocks(
  language: "fr" | "en",
  version: number,
  content: RequirementContent,
): readonly RecordBlock[] {
  const say = words[language];
  const { title, statement, priority, source, verificationMethod, criteria } = content;
  const facts = [
    ...(priority === null ? [] : [say.priority[priority]]),
    ...(source === "" ? [] : [say.source(source)]),
    ...(verificationMethod === null ? [] : [say.checkedBy(say.method[verificationMethod])]),
    say.version(version),
  ];
  return [
    ...(title === "" ? [] : [{ type: "text", text: title } as const]),
    { type: "text", text: statement },
    { type: "text", text: `${facts.join(". ")}.` },
    { type: "list", items: criteria.map((criterion) => criterionLine(say, criterion)) },
  ];
}

function criterionLine(say: Words, criterion: AcceptanceCriterion): string {
  const { reference, measure, target, given, when, outcome, method, flexibility } = criterion;
  const scenario = outcome === "" ? "" : say.scenario(given, when, outcome);
  const level = target === "" ? "" : say.target(target);
  const said = [measure, level, scenario].filter((part) => part !== "").join("; ");
  return `${reference === "" ? "" : `${reference} `}${said} (${say.method[method]}, ${flexibility})`;
}
