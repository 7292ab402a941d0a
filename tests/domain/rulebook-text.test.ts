import { describe, expect, it } from "vitest";
import { ArticleCode } from "@/lib/domain/article";
import { ChangeRequestStatus, ChangeRequestType } from "@/lib/domain/change-request";
import { CharterStatus } from "@/lib/domain/charter";
import { CommitmentStatus } from "@/lib/domain/commitment";
import { CommitmentKind } from "@/lib/domain/commitment-terms";
import { conditions, Decision } from "@/lib/domain/decision-condition";
import { consequencesOf } from "@/lib/domain/decision-effect";
import { eventDefinitions, eventTypes } from "@/lib/domain/event";
import { MilestoneStatus } from "@/lib/domain/milestone";
import { parameterKeys, parameterSpec } from "@/lib/domain/parameter";
import { Role, Side } from "@/lib/domain/party";
import { commandNames } from "@/lib/domain/policy";
import { Preset } from "@/lib/domain/preset";
import { ReductionStatus } from "@/lib/domain/price-reduction";
import { ProjectStatus } from "@/lib/domain/project";
import { QuestionStatus } from "@/lib/domain/question";
import { refusalDefinitions, refusalKinds, waysOut } from "@/lib/domain/refusal";
import { RequirementStatus } from "@/lib/domain/requirement";
import { Flexibility, Priority, RequirementKind, VerificationMethod } from "@/lib/domain/requirement-content";
import { ReservationStatus, Severity } from "@/lib/domain/reservation";
import { DocumentKind, SignatureMeaning } from "@/lib/domain/signature";
import { EvidenceKind } from "@/lib/domain/submission";
import { WayOut } from "@/lib/domain/way-out";
import en from "@/lib/text/en.json";
import fr from "@/lib/text/fr.json";

/** A sentence of a catalogue by its path; `undefined` when there is none. */
function sentence(catalogue: unknown, path: string): string | undefined {
  const found = path
    .split("/")
    .reduce<unknown>(
      (node, key) =>
        typeof node === "object" && node !== null
          ? Object.entries(node).find(([name]) => name === key)?.[1]
          : undefined,
      catalogue,
    );
  return typeof found === "string" && found.trim() !== "" ? found : undefined;
}

/** The names of the values that an ICU sentence expects. */
function valuesIn(text: string): readonly string[] {
  return [...text.matchAll(/\{([a-zA-Z]+)(?=[,}])/g)]
    .map((match) => match[1] ?? "")
    .filter((name) => new RegExp(`\\{${name}(,|\\})`).test(text));
}

/** Values at the outer level only: the words inside `{CLIENT {…}}` branches are sentences, not values. */
function outerValues(text: string): readonly string[] {
  const stripped = text.replaceAll(/(\w+|=\d+) \{[^{}]*\}/g, "$1");
  return valuesIn(stripped);
}

const status = (noun: string, options: readonly string[]): readonly string[] =>
  options.map((option) => `status/${noun}/${option}`);
const under = (key: string, options: readonly string[]): readonly string[] =>
  options.map((option) => `${key}/${option}`);
const choices = parameterKeys.map(parameterSpec).flatMap((spec) => (spec.kind === "CHOICE" ? spec.options : []));

const needed: Readonly<Record<string, readonly string[]>> = {
  articles: ArticleCode.options.flatMap((code) => [`articles/${code}/title`, `articles/${code}/text`]),
  refusals: under("refusals", refusalKinds),
  "ways out": WayOut.options.flatMap((way) => ["title", "detail", "label"].map((part) => `ways/${way}/${part}`)),
  events: under("events", eventTypes),
  statuses: [
    ...status("project", ProjectStatus.options),
    ...status("charter", CharterStatus.options),
    ...status("requirement", RequirementStatus.options),
    ...status("question", QuestionStatus.options),
    ...status("milestone", MilestoneStatus.options),
    ...status("reservation", ReservationStatus.options),
    ...status("reduction", ReductionStatus.options),
    ...status("changeRequest", ChangeRequestStatus.options),
    ...status("commitment", CommitmentStatus.options),
    ...status("delegation", ["NOT_YET", "IN_FORCE", "OVER", "REVOKED"]),
  ],
  roles: [...under("roles", [...Role.options, "SYSTEM"]), ...under("sides", Side.options)],
  signatures: [...under("meanings", SignatureMeaning.options), ...under("documentKind", DocumentKind.options)],
  ceremony: [
    ...under("decisions", Decision.options),
    ...under("conditions", Object.keys(conditions)),
    ...under(
      "effects",
      Decision.options.flatMap((decision) => consequencesOf(decision).causes),
    ),
    ...under(
      "closures",
      Decision.options.flatMap((decision) => consequencesOf(decision).closes),
    ),
  ],
  parameters: [
    ...under("parameters", parameterKeys),
    ...under("parameterOptions", choices),
    ...under("presets", Preset.options),
  ],
  requirements: [
    ...under("priority", Priority.options),
    ...under("requirementKind", RequirementKind.options),
    ...under("verificationMethod", VerificationMethod.options),
    ...under("flexibility", Flexibility.options),
  ],
  "other lists": [
    ...under("severity", Severity.options),
    ...under("evidenceKind", EvidenceKind.options),
    ...under("changeRequestType", ChangeRequestType.options),
    ...under("commitmentKind", CommitmentKind.options),
  ],
  commands: commandNames.map((name) => `commands/${name.replace(".", "/")}`),
};

describe.each([
  ["French", fr],
  ["English", en],
] as const)("%s", (_language, catalogue) => {
  it.each(Object.keys(needed))("CR-08 has words for all %s", (name) => {
    expect(needed[name]?.filter((path) => sentence(catalogue, path) === undefined)).toEqual([]);
  });

  it("CR-08 each refusal speaks only of what it carries", () => {
    for (const kind of refusalKinds) {
      const carried = [...Object.keys(refusalDefinitions[kind].params.shape), "article"];
      const spoken = outerValues(sentence(catalogue, `refusals/${kind}`) ?? "");
      expect({ kind, unknown: spoken.filter((name) => !carried.includes(name)) }).toEqual({ kind, unknown: [] });
    }
  });

  it("CR-08 each event speaks only of what its payload holds", () => {
    for (const type of eventTypes) {
      const held = Object.keys(eventDefinitions[type].payload.shape);
      const spoken = outerValues(sentence(catalogue, `events/${type}`) ?? "");
      expect({ type, unknown: spoken.filter((name) => !held.includes(name)) }).toEqual({ type, unknown: [] });
    }
  });
});

describe("refusals", () => {
  it("CR-08 a refusal is never a dead end", () => {
    for (const kind of refusalKinds) expect(waysOut({ kind }).length).toBeGreaterThan(0);
  });
});

describe("events", () => {
  it("CR-12 no payload has a place for a name, an address or a free text, and none names an erasable text twice", () => {
    for (const type of eventTypes) {
      const { payload, texts } = eventDefinitions[type];
      const held: readonly string[] = Object.keys(payload.shape);
      expect({
        type,
        private: held.filter((name) => /name|email|^(comment|reason|reasons|text|statement|note)$/i.test(name)),
      }).toEqual({ type, private: [] });
      expect({ type, twice: texts.filter((name) => held.includes(name)) }).toEqual({ type, twice: [] });
    }
  });
});
