// Act 2: the need is written, discussed, agreed on, and frozen by the client's signature.
import { nextBaselineNumber, readBaselineSet, recordOfSet } from "@/lib/features/baseline/queries-set";
import { readRequirements } from "@/lib/features/requirement/queries-content";
import { recordDigest } from "@/lib/ledger/sign";
import type { CastKey } from "@/scripts/demo/cast";
import { asked, baselineExclusions, firstWordings, said, scenarios } from "@/scripts/demo/discussions";
import { requirements } from "@/scripts/demo/requirements";
import type { Stage } from "@/scripts/demo/stage";
import type { Written } from "@/scripts/demo/written";

/** Who holds the pen, by chapter. */
const writers: Readonly<Record<string, CastKey>> = {
  Contenus: "ines",
  Billetterie: "theo",
  Accessibilité: "judith",
  Technique: "romain",
  Données: "ines",
  Transmission: "ines",
};

/** The number of a requirement by its place. */
export function numberOf(place: number): string {
  return `EX-${String(place + 1).padStart(3, "0")}`;
}

/** A requirement as its form would send it. */
export function formOf(
  written: Written,
  code: string,
): { readonly chapter: string; readonly [field: string]: unknown } {
  const { criteria, method, chapter, title, statement, kind, priority, source } = written;
  const blank = { reference: "", method, flexibility: "F0", measure: "", target: "", given: "", when: "", outcome: "" };
  const measured = criteria.map(([measure, target]) => ({ ...blank, measure, target }));
  const scenario = scenarios[code];
  const lived = scenario === undefined ? [] : [{ ...blank, ...scenario }];
  return {
    chapter,
    title,
    statement,
    kind,
    priority,
    source,
    rationale: "",
    verificationMethod: method,
    criteria: [...measured, ...lived],
  };
}

/** Writes, discusses and freezes the specification. */
export async function specify(stage: Stage): Promise<void> {
  await writeDown(stage);
  await discuss(stage);
  await agree(stage);
  await freeze(stage);
}

async function writeDown(stage: Stage): Promise<void> {
  const chapters = [...new Set(requirements.map((one) => one.chapter))];
  for (const [turn, chapter] of chapters.entries()) {
    const writer = writers[chapter] ?? "ines";
    stage.at(126 - turn, turn % 2 === 0 ? "09:30" : "14:10");
    const codes: string[] = [];
    for (const [place, written] of requirements.entries()) {
      if (written.chapter !== chapter) continue;
      const code = numberOf(place);
      const first = firstWordings[code];
      await stage.act(
        writer,
        "requirement.draft",
        formOf(first === undefined ? written : { ...written, criteria: first }, code),
      );
      codes.push(code);
      stage.wait(8);
    }
    await stage.act(writer, "requirement.propose", { codes });
  }
  stage.at(120, "09:15");
  const all = requirements.map((_, place) => numberOf(place));
  await stage.act("ines", "requirement.review", { codes: all });
}

async function discuss(stage: Stage): Promise<void> {
  for (const { days, time, by, on, text, privately } of said) {
    stage.at(days, time);
    await stage.act(by, privately ? "note.write" : "comment.post", {
      subject: { kind: "REQUIREMENT", code: on },
      text,
    });
  }
  for (const { days, time, by, to, on, blocking, text, answer } of asked) {
    stage.at(days, time);
    const { question = "" } = await stage.act(by, "question.ask", {
      subject: { kind: "REQUIREMENT", code: on },
      text,
      blocking,
      to,
    });
    stage.at(answer.days, answer.time);
    await stage.act(answer.by, "question.answer", { question, text: answer.text });
  }
}

/** What the discussion changed is written anew, looked at again, and then all is agreed on, chapter by chapter. */
async function agree(stage: Stage): Promise<void> {
  stage.at(114, "10:20");
  const codes = Object.keys(firstWordings);
  for (const [place, written] of requirements.entries()) {
    const code = numberOf(place);
    if (!codes.includes(code)) continue;
    await stage.act("ines", "requirement.revise", {
      ...formOf(written, code),
      code,
      version: 1,
      reason: "Seuil revu après l’échange avec l’agence.",
    });
  }
  await stage.act("ines", "requirement.review", { codes });
  const all = requirements.map((_, place) => numberOf(place));
  stage.at(113, "09:45");
  await agreeOn(stage, "romain", all.slice(0, 18));
  stage.at(113, "16:30");
  await agreeOn(stage, "ines", all.slice(0, 18));
  stage.at(112, "10:05");
  await agreeOn(stage, "ines", all.slice(18));
  stage.at(112, "17:20");
  await agreeOn(stage, "romain", all.slice(18));
}

/** Agrees on texts as they stand: each in the version that was read. */
export async function agreeOn(stage: Stage, key: CastKey, codes: readonly string[]): Promise<void> {
  const known = await stage.read(key, (tx, scope) => readRequirements(tx, scope.projectId, { codes }));
  await stage.act(key, "requirement.agree", { read: known.map(({ code, version }) => ({ code, version })) });
}

async function freeze(stage: Stage): Promise<void> {
  stage.at(111, "11:10");
  await freezeSet(stage, "helene", baselineExclusions);
}

/** Signs the whole set of what is agreed on, with what it leaves out. */
export async function freezeSet(stage: Stage, key: CastKey, exclusions: string): Promise<void> {
  const { digest, read } = await stage.read(key, async (tx, scope) => {
    const items = await readBaselineSet(tx, scope.projectId);
    const number = await nextBaselineNumber(tx, scope.projectId);
    return {
      digest: recordDigest(recordOfSet(scope, number, items, exclusions)),
      read: items.map(({ code, version }) => ({ code, version })),
    };
  });
  await stage.sign(key, "baseline.sign", digest, { exclusions, read });
}
