import { defineCommand, done, refuse } from "@/lib/commands/define-command";
import { projectIsOpen } from "@/lib/domain/project";
import { refuse as because, unless } from "@/lib/domain/refusal";
import { StateExclusionInput } from "@/lib/features/exclusion/schema";
import { saveExclusions } from "@/lib/features/exclusion/store";
import { digestOf } from "@/lib/ledger/canonical";
import { nextNumber } from "@/lib/ledger/sign";

/** Says what the project leaves out, "none" included, for all to read before the baseline is signed (CR-10). */
export const stateExclusion = defineCommand({
  name: "exclusion.state",
  input: StateExclusionInput,
  async run({ tx, scope, now }, { text, version: read }) {
    // The counter's row is the lock: of two who say it at once, the second reads first.
    const version = await nextNumber(tx, scope.projectId, "exclusion");
    const refusals = [...projectIsOpen(scope.status), ...unless(version === read + 1, because("content-changed", {}))];
    if (refusals.length > 0) return refuse(refusals);
    await saveExclusions({ tx, scope, now }, { version, text });
    return done(
      [{ type: "ExclusionsStated", payload: { version, digest: digestOf(text) }, texts: { exclusions: text } }],
      {
        version: String(version),
      },
    );
  },
});
