import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideCompletion, decideQuote } from "@/lib/domain/change-offer";
import { endOfDay } from "@/lib/domain/deadline";
import { completeQuotes } from "@/lib/features/change-request/commands/quote-writing";
import { loadChangeTerms } from "@/lib/features/change-request/queries-qualify";
import { changeFacts, holdChange, namingChange } from "@/lib/features/change-request/queries-state";
import { QuoteChangeInput } from "@/lib/features/change-request/schema-life";
import { deskOf, moveChange, saveQuote } from "@/lib/features/change-request/store-life";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { digestOf } from "@/lib/ledger/canonical";

/** A concerned agency offers: what is paid once, what comes back and how long, the days, until when it stands (CR-09). */
export const quoteChangeRequest = defineCommand({
  name: "change-request.quote",
  input: QuoteChangeInput,
  async run(ctx, { changeRequest, validUntil: wanted, ...said }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    const state = await holdChange(tx, projectId, { code: changeRequest });
    if (state === null) return missing();
    const terms = await loadChangeTerms(tx, scope);
    const leastUntil = terms.from(now, "quoteValidity").on;
    const validUntil = wanted === "" ? leastUntil : wanted;
    const ruling = decideQuote(changeFacts(state, now), actorOf(scope, authority), { validUntil, leastUntil });
    if (!ruling.ok) return refuse(ruling.error);
    const { partyId } = authority;
    const version = (state.agencies.find((one) => one.partyId === partyId)?.quotes.length ?? 0) + 1;
    const id = ctx.newId();
    // Under the reverse charge the seller charges no tax.
    const taxBasisPoints = said.reverseCharge ? 0 : said.taxBasisPoints;
    const validBefore = endOfDay(validUntil, scope.timeZone);
    const quote = { ...said, taxBasisPoints, validUntil, validBefore };
    const [desk, about] = [deskOf(ctx), namingChange(state)];
    await saveQuote(desk, { changeRequestId: state.id, partyId, id, version }, quote);
    await moveChange(desk, state, { act: "quote", to: ruling.value });
    const { days } = said;
    const digest = digestOf({ id, ...about, partyId, version, ...said, taxBasisPoints, validUntil });
    const moved = { before: state.status, status: ruling.value };
    const quoted = { ...about, ...moved, partyId, version, days, validUntil, digest };
    const after = await holdChange(tx, projectId, { code: changeRequest });
    const ready = after !== null && (ruling.value === "QUOTED" || decideCompletion(changeFacts(after, now)).ok);
    const complete = after !== null && ready ? await completeQuotes(desk, after, terms) : [];
    return done([{ type: "ChangeQuoted", payload: quoted }], { changeRequest }, complete);
  },
});
