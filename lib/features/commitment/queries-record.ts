import { z } from "zod";
import { receivingSide } from "@/lib/domain/commitment";
import { commitmentArticle, commitmentShapes } from "@/lib/domain/commitment-terms";
import type { CharterParameters } from "@/lib/domain/parameter";
import type { RecordBlock, RecordContent, RecordSection } from "@/lib/domain/record";
import { receiversOf } from "@/lib/features/commitment/queries-facts";
import type { CommitmentState, PartyPeople } from "@/lib/features/commitment/queries-state";
import { contractSay, type RecordScope } from "@/lib/features/milestone/queries-record";
import { formatDay } from "@/lib/text/format";

type Source = {
  readonly state: CommitmentState;
  readonly people: readonly PartyPeople[];
  readonly parameters: Pick<CharterParameters, "commitmentGrace">;
};

/**
 * What is signed of a commitment, in the language of the contract: who commits to whom, to what, which person in which
 * role and who stands in, how much and until when, what waits for it, and what the charter makes of lateness.
 */
export function commitmentRecord(scope: RecordScope, { state, people, parameters }: Source): RecordContent {
  const say = contractSay(scope);
  const t = (key: string, values?: Record<string, string | number>): string => say(`commitments.record.${key}`, values);
  const day = (on: string): string => formatDay(scope.language, on, { width: "long" });
  const nameOf = (id: string | null): string => memberOf(people, id)?.name ?? "";
  const receivers = receiversOf(state, people);
  const named = people.filter((party) => receivers.includes(party.id)).map((party) => party.name);
  const party = people.find((one) => one.id === state.partyId)?.name ?? "";
  const { kind, side, title, role, person, quantity, startsOn, dueOn, critical, milestones } = state;
  const { unit } = commitmentShapes[kind];
  const article = commitmentArticle(kind, side);
  const substitute = person?.substituteMemberId ?? null;
  const grace = parameters.commitmentGrace;
  const sections: readonly {
    readonly note: string;
    readonly lines: readonly string[];
    readonly table?: RecordBlock;
  }[] = [
    {
      note: t("partiesNote"),
      lines: [
        named.length === 0
          ? t("partiesAlone", { party })
          : t("parties", { party, receivers: named.join(", "), side: say(`sides.${receivingSide(side)}`) }),
      ],
    },
    { note: t("objectNote"), lines: [t("object", { kind: say(`commitmentKind.${kind}`), title, article })] },
    {
      note: t("personNote"),
      lines: [
        t("person", { name: nameOf(person?.memberId ?? null), role: say(`roles.${role}`) }),
        substitute === null ? t("noSubstitute") : t("substitute", { name: nameOf(substitute) }),
      ],
    },
    {
      note: t("termNote"),
      lines: [
        startsOn === null ? t("dueOn", { day: day(dueOn) }) : t("period", { from: day(startsOn), until: day(dueOn) }),
        ...(unit === null || quantity === null ? [] : [t(`quantity.${unit}`, { quantity })]),
      ],
    },
    ...(milestones.length === 0
      ? []
      : [
          {
            note: t("dependentNote"),
            lines: [t(critical ? "critical" : "ordinary")],
            table: {
              type: "table" as const,
              head: [t("milestone"), t("milestoneTitle"), t("input")],
              rows: milestones.map((one) => [one.code, one.title, one.input]),
            },
          },
        ]),
    {
      note: t("effectNote"),
      lines: [t("effect", { days: grace.amount, zone: scope.timeZone }), t("absence")],
    },
  ];
  return {
    format: "aval.record/1",
    kind: "COMMITMENT",
    language: scope.language,
    title: t("title", { code: state.code }),
    subject: t("subject", { code: state.code, title }),
    project: { code: scope.code, name: scope.name },
    sections: sections.map(sectionOf),
    data: z.record(z.string(), z.json()).parse({
      commitmentId: state.id,
      commitment: state.code,
      kind,
      partyId: state.partyId,
      side,
      receivers: [...receivers],
      memberId: person?.memberId ?? null,
      substituteMemberId: substitute,
      role,
      quantity,
      unit,
      startsOn,
      dueOn,
      critical,
      milestones: milestones.map(({ id, code, input }) => ({ milestoneId: id, code, input })),
      grace: { amount: grace.amount, unit: grace.unit },
      article,
    }),
  };
}

function sectionOf(section: {
  readonly note: string;
  readonly lines: readonly string[];
  readonly table?: RecordBlock;
}): RecordSection {
  const texts = section.lines.map((text): RecordBlock => ({ type: "text", text }));
  return {
    note: section.note,
    detail: "",
    blocks: [...texts, ...(section.table === undefined ? [] : [section.table])],
  };
}

/** A member of any party; `null` for whom is not there, or not told. */
export function memberOf(people: readonly PartyPeople[], id: string | null): PartyPeople["members"][number] | null {
  return people.flatMap((party) => party.members).find((member) => member.id === id) ?? null;
}
