import { defineSigningCommand, done, refuse } from "@/lib/commands/define-command";
import { decideBaseline } from "@/lib/domain/baseline";
import { changedSince } from "@/lib/domain/baseline-set";
import { refuse as because, unless } from "@/lib/domain/refusal";
import { loadUnansweredAdvice } from "@/lib/features/advice/queries-block";
import { readBaselineSet, readInitialPrice, recordOfSet } from "@/lib/features/baseline/queries-set";
import { SignBaselineInput } from "@/lib/features/baseline/schema";
import { saveBaseline } from "@/lib/features/baseline/store";
import { freezeDocument, nextNumber, recordDigest, saveSignature } from "@/lib/ledger/sign";

/** The client's signatory signs the whole set at once; from then on its texts only change by a change request. */
export const signBaseline = defineSigningCommand({
  name: "baseline.sign",
  input: SignBaselineInput,
  async run(ctx, { digest, exclusions, read }) {
    const { tx, scope, authority } = ctx;
    // The counter's row is the lock of the whole act: two signatures of sets queue here.
    const number = await nextNumber(tx, scope.projectId, "baseline");
    const items = await readBaselineSet(tx, scope.projectId, { lock: true });
    const content = recordOfSet(scope, number, items, exclusions);
    const about = { kind: "BASELINE", code: String(number) } as const;
    const unansweredAdvice = await loadUnansweredAdvice(tx, scope.projectId, [about]);
    const ruling = decideBaseline(
      { status: "TO_SIGN", projectStatus: scope.status, items, exclusions, unansweredAdvice },
      { role: authority.role, personId: scope.personId, partyId: authority.partyId },
      { read: digest, current: recordDigest(content) },
      { initialPriceCents: await readInitialPrice(tx, scope.projectId), delegation: authority.delegation },
    );
    const changed = changedSince(read, items);
    if (!ruling.ok)
      return refuse([
        ...unless(changed.length === 0, because("set-changed", { requirements: changed })),
        ...ruling.error,
      ]);
    const id = ctx.newId();
    const document = await freezeDocument(ctx, { projectId: scope.projectId, subjectId: id, version: 1, content });
    const signed = await saveSignature(ctx, document, "APPROVED");
    const added = await saveBaseline(ctx, { id, number, exclusions, document, items });
    const baseline = { baselineId: id, baseline: String(number) };
    const requirements = items.map((item) => ({
      requirementId: item.id,
      requirement: item.code,
      version: item.version,
      digest: item.digest,
    }));
    return done(
      [
        {
          type: "BaselineSigned",
          payload: { ...baseline, number, requirements, count: items.length, ...signed },
          texts: { exclusions },
        },
      ],
      { record: document.code, baseline: String(number) },
      [
        {
          type: "RequirementsBaselined",
          payload: { ...baseline, requirementIds: added.map((item) => item.id), count: added.length },
        },
      ],
    );
  },
});
