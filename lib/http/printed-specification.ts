import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { requirementBlocks } from "@/lib/domain/baseline-record";
import { readExchange } from "@/lib/features/requirement/queries-exchange";
import type { Instant } from "@/lib/kernel/instant";
import type { PrintedChapter, PrintedSpecification } from "@/lib/pdf/specification-pdf";
import { contractTexts } from "@/lib/text/contract";
import { formatDate } from "@/lib/text/format";

/** The specification of a project as it is printed: its requirements as they stand, by chapter, in the language of the contract. */
export async function printedSpecification(tx: Tx, scope: ProjectScope, now: Instant): Promise<PrintedSpecification> {
  const { language, name } = scope;
  const say = contractTexts(language);
  const { items } = await readExchange(tx, scope, now);
  const chapters = new Map<string, PrintedChapter["sections"][number][]>();
  for (const { full } of items) {
    const sections = chapters.get(full.chapter) ?? [];
    const detail = say(`status.requirement.${full.status}`);
    sections.push({ note: full.code, detail, blocks: [...requirementBlocks(language, full.version, full.content)] });
    chapters.set(full.chapter, sections);
  }
  const day = formatDate({ locale: language, timeZone: scope.timeZone }, now, { width: "long" });
  return {
    project: name,
    language,
    at: new Date(now),
    title: say("exports.specification", { project: name }),
    standing: say("exports.standing", { day }),
    facts: [
      [say("recordFile.project"), name],
      [say("exports.asOf"), day],
      [say("exports.holds"), say("exports.count", { count: items.length })],
    ],
    chapters: [...chapters].map(([chapter, sections]) => ({ name: chapter, sections })),
  };
}
