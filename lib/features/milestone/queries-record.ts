import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import { definitionContent } from "@/lib/domain/milestone-definition";
import type { RecordBlock, RecordContent, RecordSection } from "@/lib/domain/record";
import type { DocumentKind } from "@/lib/domain/signature";
import { cancellationContent } from "@/lib/domain/signed-content";
import type { Say } from "@/lib/features/charter/view";
import type { Setting } from "@/lib/features/milestone/queries-setting";
import type { MilestoneState } from "@/lib/features/milestone/queries-state";
import type { Json } from "@/lib/ledger/canonical";
import { contractTexts } from "@/lib/text/contract";
import { formatDay, formatMoney, formatShare } from "@/lib/text/format";

/** The project in which a record is written, in the language and currency of its contract. */
export type RecordScope = Pick<ProjectScope, "projectId" | "code" | "name" | "language" | "currency" | "timeZone">;

/** The catalogue in the language of the contract. */
export function contractSay(scope: RecordScope): Say {
  const texts = contractTexts(scope.language);
  return (key, values) => texts(key, values);
}

/** A paragraph of a record. */
export function paragraph(text: string): RecordBlock {
  return { type: "text", text };
}
export function table(head: readonly string[], rows: readonly (readonly string[])[]): RecordBlock {
  return { type: "table", head: [...head], rows: rows.map((row) => [...row]) };
}

/** A record in its fixed frame; sections without a block are left out, articles are numbered in order. */
export function frame(
  scope: RecordScope,
  record: { readonly kind: DocumentKind; readonly title: string; readonly subject: string; readonly data: object },
  sections: readonly { readonly detail: string; readonly blocks: readonly (RecordBlock | null)[] }[],
  parties: RecordSection,
): RecordContent {
  const say = contractSay(scope);
  const kept = sections
    .map(({ detail, blocks }) => ({ detail, blocks: blocks.filter((block) => block !== null) }))
    .filter((section) => section.blocks.length > 0);
  return {
    format: "aval.record/1",
    kind: record.kind,
    language: scope.language,
    title: record.title,
    subject: record.subject,
    project: { code: scope.code, name: scope.name },
    sections: [
      parties,
      ...kept.map((section, index) => ({ note: say("milestones.record.article", { number: index + 1 }), ...section })),
    ],
    data: plain(record.data),
  };
}

/** Plain JSON of a value made of it. */
function plain(value: object): { [key: string]: z.infer<ReturnType<typeof z.json>> } {
  return z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(value)));
}

/** The parties of a milestone, with the role in which each side signs: the AMO is no party to it. */
export function partiesSection(scope: RecordScope, setting: Setting, agencyPartyId: string): RecordSection {
  const say = contractSay(scope);
  const bound = setting.parties.filter((party) => party.side === "CLIENT" || party.id === agencyPartyId);
  const items = bound.map((party) =>
    say("milestones.record.party", {
      name: [party.name, party.details].filter((part) => part !== "").join(", "),
      role: say(`roles.${party.side}_SIGNATORY`),
    }),
  );
  return { note: say("milestones.record.parties"), detail: "", blocks: [{ type: "list", items }] };
}

/** The parties of a milestone as machines read them. */
export function partiesData(setting: Setting, agencyPartyId: string): Json {
  return setting.parties
    .filter((party) => party.side === "CLIENT" || party.id === agencyPartyId)
    .map(({ id, side, name }) => ({ partyId: id, side, name, signsAs: `${side}_SIGNATORY` }));
}

/** What both sides sign of a milestone before it starts. */
export function definitionRecord(scope: RecordScope, setting: Setting, state: MilestoneState): RecordContent {
  const say = contractSay(scope);
  const t = (key: string, values?: Record<string, string | number>): string =>
    say(`milestones.record.definition.${key}`, values);
  const { definition, requirements } = state;
  const day = (on: string | null): string =>
    on === null ? t("noDate") : formatDay(scope.language, on, { width: "long" });
  const content = definitionContent(
    { id: scope.projectId, code: scope.code },
    { id: state.id, code: state.code, version: state.version, agencyPartyId: state.agencyPartyId },
    definition,
    requirements,
  );
  const weight = (critical: boolean): string => t(critical ? "critical" : "ordinary");
  const inputs = definition.clientInputs.map((input) => [input.title, day(input.dueOn), weight(input.critical)]);
  return frame(
    scope,
    {
      kind: "MILESTONE_DEFINITION",
      title: t("title", { code: state.code, title: definition.title }),
      subject: state.code,
      data: {
        ...content,
        charterVersion: setting.charterVersion,
        baseline: setting.baselineNumber,
        parties: partiesData(setting, state.agencyPartyId),
      },
    },
    [
      { detail: t("purpose"), blocks: [paragraph(definition.purpose === "" ? definition.title : definition.purpose)] },
      {
        detail: t("deliverables"),
        blocks: [
          table(
            [t("deliverable"), t("description")],
            definition.deliverables.map((one) => [one.title, one.description]),
          ),
        ],
      },
      {
        detail: t("requirements"),
        blocks: [
          requirements.length === 0
            ? null
            : table(
                [t("code"), t("requirement"), t("version")],
                requirements.map((one) => [one.code, one.title, String(one.version)]),
              ),
        ],
      },
      {
        detail: t("criteria"),
        blocks: [
          definition.criteria.length === 0
            ? null
            : table(
                [t("code"), t("criterion")],
                state.criteria.filter((one) => one.requirementId === null).map((one) => [one.code, one.statement]),
              ),
        ],
      },
      {
        detail: t("verification"),
        blocks: [
          paragraph(
            t("period", {
              period: say(`periodUnit.${definition.verificationPeriod.unit}`, {
                amount: definition.verificationPeriod.amount,
              }),
            }),
          ),
          paragraph(t(definition.twoStage ? "twoStage" : "singleStage")),
        ],
      },
      {
        detail: t("dates"),
        blocks: [paragraph(t("planned", { start: day(definition.startsOn), end: day(definition.dueOn) }))],
      },
      {
        detail: t("inputs"),
        blocks: [
          inputs.length === 0 ? paragraph(t("noInput")) : table([t("input"), t("inputDue"), t("weight")], inputs),
        ],
      },
      {
        detail: t("price"),
        blocks: [
          paragraph(
            t("amount", {
              share: formatShare(scope.language, definition.paymentShare),
              amount: formatMoney(scope.language, { cents: definition.amountCents, currency: scope.currency }),
            }),
          ),
        ],
      },
    ],
    partiesSection(scope, setting, state.agencyPartyId),
  );
}

/** What is signed when a milestone is given up. */
export function cancellationRecord(
  scope: RecordScope,
  setting: Setting,
  state: MilestoneState,
  draft: { readonly reason: string; readonly costCents: number | null },
): RecordContent {
  const say = contractSay(scope);
  const t = (key: string, values?: Record<string, string | number>): string =>
    say(`milestones.record.cancellation.${key}`, values);
  const content = cancellationContent({
    project: { id: scope.projectId, code: scope.code },
    milestone: { id: state.id, code: state.code },
    ...draft,
  });
  const cost =
    draft.costCents === null
      ? t("noCost")
      : t("cost", { amount: formatMoney(scope.language, { cents: draft.costCents, currency: scope.currency }) });
  return frame(
    scope,
    {
      kind: "CANCELLATION",
      title: t("title", { code: state.code, title: state.definition.title }),
      subject: state.code,
      data: content,
    },
    [
      { detail: t("reason"), blocks: [paragraph(draft.reason)] },
      { detail: t("price"), blocks: [paragraph(cost)] },
    ],
    partiesSection(scope, setting, state.agencyPartyId),
  );
}
