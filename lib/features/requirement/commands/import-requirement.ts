import { defineCommand, done, refuse } from "@/lib/commands/define-command";
import { tellProgress } from "@/lib/commands/progress";
import { projectIsOpen } from "@/lib/domain/project";
import { gatherRefusals } from "@/lib/domain/requirement-selection";
import { ImportRequirementInput } from "@/lib/features/requirement/schema";
import { planImport } from "@/lib/features/requirement/sheet-plan";
import { takeNumbers } from "@/lib/features/requirement/store";
import { saveExchange } from "@/lib/features/requirement/store-exchange";
import {
  draftsOf,
  loadAllForImport,
  reportOf,
  revisedEvents,
  reviseFrom,
  saveImport,
} from "@/lib/features/requirement/store-import";

/** Takes a whole sheet in, or nothing of it: new lines are drafts, changed ones are revised, baselined ones are left and told. */
export const importRequirement = defineCommand({
  name: "requirement.import",
  input: ImportRequirementInput,
  async run(ctx, input) {
    const { tx, scope, newId } = ctx;
    const over = projectIsOpen(scope.status);
    if (over.length > 0) return refuse(over);
    const { requirements } = input;
    tellProgress({ step: "COMPARING", done: 0, total: requirements.length });
    const known = await loadAllForImport(tx, scope.projectId);
    const plan = planImport(known, { fields: input.fields, requirements, problems: [] });
    const revisions = plan.changed.map((changed) => reviseFrom(ctx, changed));
    const ruled = revisions.filter((revision) => revision.kind === "ruled");
    const refused = ruled.flatMap(({ present, ruling }) =>
      ruling.ok ? [] : [{ code: present.code, refusals: ruling.error }],
    );
    if (refused.length > 0) return refuse(gatherRefusals(refused, requirements.length));

    const last = plan.added.length === 0 ? 0 : await takeNumbers(tx, scope.projectId, plan.added.length);
    const drafts = draftsOf(plan.added, last, newId);
    await saveImport(ctx, drafts, ruled);
    await saveExchange(ctx, input, { known, drafts });

    const counts = { created: drafts.length, updated: ruled.length, unchanged: plan.unchanged.length };
    const span = { first: drafts[0]?.code ?? null, last: drafts.at(-1)?.code ?? null };
    const { fileDigest } = input;
    return done(
      [
        { type: "RequirementsImported", payload: { importId: newId(), fileDigest, ...counts, ...span } },
        ...revisedEvents(ruled),
      ],
      {
        ...Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)])),
        kept: String(revisions.length - ruled.length),
        absent: String(plan.absent.length),
        report: reportOf(drafts, revisions),
      },
    );
  },
});
