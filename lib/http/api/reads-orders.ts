import { z } from "zod";
import { AmendmentStatus } from "@/lib/domain/amendment";
import { AmendmentInstrument, AmendmentTerms } from "@/lib/domain/amendment-terms";
import { RecurringAmount, totalCents } from "@/lib/domain/change-price";
import { listOrders } from "@/lib/features/amendment/queries";
import { draftOrderSignature } from "@/lib/features/amendment/queries-ceremony";
import { AmendmentCode } from "@/lib/features/amendment/schema";
import { nothing, pageOf, paging, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { Amount, At, amount, May, many, Sha256 } from "@/lib/http/api/fields";

const line = {
  code: z.string(),
  instrument: AmendmentInstrument,
  status: AmendmentStatus,
  change: z.string().describe("The number of the change request that it orders."),
  total: Amount.describe("Over the whole term of the recurring amounts. Before tax, in cents."),
  record: z.string().nullable().describe("The number of its signed record, once somebody has signed it."),
  contractedAt: At.nullable(),
};

const orders = projectRead({
  id: "listAmendments",
  path: "/projects/{code}/amendments",
  tag: "Change requests",
  summary: "Amendments and purchase orders",
  description: "The orders of approved changes whose prices you may see, the newest first.",
  params: nothing,
  query: z.object({
    ...paging,
    after: AmendmentCode.optional().describe("The `next` of the page before."),
    status: AmendmentStatus.optional().describe("Those of one state alone."),
  }),
  answer: pageOf(
    z.strictObject({ ...line, title: z.string(), agency: z.string(), draftedAt: At }).meta({ id: "AmendmentLine" }),
  ),
  read: async ({ tx, scope }, { after, limit, status = null }) => {
    const page = { ...(after === undefined ? {} : { after }), size: limit + 1, status };
    const found = await listOrders(tx, scope, page);
    const items = found
      .slice(0, limit)
      .map(({ totalCents: cents, partyId: _, ...row }) => ({ ...row, total: amount(cents, scope.currency) }));
    return { items, next: found.length > limit ? (items.at(-1)?.code ?? null) : null };
  },
});

const order = projectRead({
  id: "getAmendment",
  path: "/projects/{code}/amendments/{amendment}",
  tag: "Change requests",
  summary: "One amendment or purchase order",
  description:
    "What it does, word for word: the texts that it adds, replaces or removes, the milestones that it moves or re-opens, the price and the days agreed; the seats that are signed, and whether you may sign it.",
  params: z.object({ amendment: AmendmentCode }),
  query: nothing,
  answer: z
    .strictObject({
      ...line,
      version: z.int(),
      digest: Sha256.describe("Of what would be signed, or was."),
      terms: AmendmentTerms,
      price: z.strictObject({
        oneOffCents: z.int(),
        recurring: many(RecurringAmount),
        taxBasisPoints: z.int(),
        reverseCharge: z.boolean(),
      }),
      days: z.int().describe("Working days that it adds."),
      sponsor: z.boolean().describe("The client's sponsor signs too."),
      signed: many(z.enum(["CLIENT", "SPONSOR", "AGENCY"])),
      sign: May,
    })
    .meta({ id: "Amendment" }),
  read: async (inside, _query, { amendment }) => {
    const drafted = await draftOrderSignature(inside, amendment);
    if (drafted === null) return null;
    const { found, refusals } = drafted;
    const { code, instrument, status, version, terms, price, days, sponsor, document, contractedAt, signatures } =
      found.order;
    return {
      ...{ code, instrument, status, version, terms, price, days, sponsor, contractedAt },
      change: found.request.code,
      total: amount(totalCents(price), inside.scope.currency),
      record: document?.code ?? null,
      digest: found.digest,
      signed: signatures.flatMap(({ seats }) => seats),
      sign: { allowed: refusals.length === 0, refusals: refusals.map(({ kind }) => kind) },
    };
  },
});

/** The orders of changes: the list, and one of them whole. */
export const orderReads: readonly ReadOperation[] = [orders, order];
