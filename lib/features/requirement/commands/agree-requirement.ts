import { defineCommand } from "@/lib/commands/define-command";
import type { Event } from "@/lib/domain/event";
import { sideOf } from "@/lib/domain/party";
import { decideAgreement } from "@/lib/domain/requirement";
import { decideSelection, eventSubject, steppedDone } from "@/lib/features/requirement/commands/step-requirement";
import { AgreeRequirementInput } from "@/lib/features/requirement/schema";
import { moveRequirements, saveAgreements } from "@/lib/features/requirement/store";

/** One side says of these very texts: understood and feasible. With the second side they are agreed (CD-01). */
export const agreeRequirement = defineCommand({
  name: "requirement.agree",
  input: AgreeRequirementInput,
  async run(ctx, { read }) {
    const versions = new Map(read.map(({ code, version }) => [code, version]));
    const steps = await decideSelection(ctx, [...versions.keys()], (requirement, actor) =>
      decideAgreement(requirement, actor, { read: versions.get(requirement.code) ?? 0, current: requirement.version }),
    );
    if (!steps.ok) return steps;
    const side = sideOf(ctx.authority.role);
    await saveAgreements(
      ctx,
      steps.value.map(({ requirement }) => requirement),
      side,
    );
    const agreed = steps.value.filter(({ to }) => to === "AGREED").map(({ requirement }) => requirement);
    await moveRequirements(
      ctx,
      agreed.map(({ id }) => id),
      "AGREED",
      "",
    );
    const events = steps.value.flatMap(({ requirement, to }): readonly Event[] => {
      const payload = { ...eventSubject(requirement), digest: requirement.digest };
      const given = { type: "RequirementAgreementGiven", payload: { ...payload, side } } as const;
      return to === "AGREED" ? [given, { type: "RequirementAgreed", payload }] : [given];
    });
    return steppedDone(events, steps.value.length);
  },
});
