import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import { decideMinutes } from "@/lib/domain/minutes";
import { type MinutesSection, sectionText } from "@/lib/domain/minutes-content";
import { RecordContent } from "@/lib/domain/record";
import { wordDifference } from "@/lib/features/difference/view-words";
import { type DraftedMinutes, minutesAsDrafted, sectionsNow } from "@/lib/features/minutes/queries-draft";
import type { MemberNames } from "@/lib/features/minutes/queries-record";
import {
  circulatedOf,
  draftOf,
  type KeptMinutes,
  type MinutesState,
  minutesFacts,
} from "@/lib/features/minutes/queries-state";
import type {
  ChangedPart,
  CorrectionView,
  MinutesActName,
  MinutesPart,
  MinutesView,
  ReaderView,
} from "@/lib/features/minutes/view";
import type { Instant } from "@/lib/kernel/instant";

/** The minutes of a meeting with what this reader may do; `null` when there is no such meeting. */
export async function getMinutes(
  tx: Tx,
  scope: ProjectScope,
  meeting: string,
  now: Instant,
): Promise<{
  readonly view: MinutesView;
  readonly abilities: Readonly<Record<MinutesActName, Ability>>;
} | null> {
  const drafted = await minutesAsDrafted({ tx, scope, now }, meeting);
  if (drafted === null) return null;
  const { state, room, names } = drafted;
  const { minutes } = state;
  const held = state.endedAt !== null;
  const titles = new Map(room.row.points.map(({ id, title }) => [id, title]));
  const titled = ({ pointId, text }: MinutesSection): MinutesPart => ({
    pointId,
    title: pointId === null ? null : (titles.get(pointId) ?? ""),
    text,
  });
  const view: MinutesView = {
    project: { code: scope.code, name: scope.name, timeZone: scope.timeZone },
    meeting,
    status: held ? (minutes?.status ?? "DRAFT") : null,
    version: minutes?.version ?? 1,
    revision: draftOf(minutes)?.revision ?? 0,
    circulationDue: minutes?.circulationDue ?? null,
    approvalDue: minutes?.approvalDue ?? null,
    tacit: state.tacit,
    record: minutes?.document?.code ?? null,
    parts: sectionsNow(minutes, room, names, scope).map(titled),
    content: held ? contentOf(minutes, drafted) : null,
    changes: minutes === null ? null : changesOf(minutes, titled),
    corrections: minutes === null ? [] : correctionsOf(minutes, names, titled),
    readers: minutes === null ? [] : readersOf(minutes, state, names),
  };
  return { view, abilities: abilitiesOn(state, scope, now) };
}

/** What was signed last, where something was, and nothing is being written; else the draft. */
function contentOf(minutes: KeptMinutes | null, { record }: DraftedMinutes): RecordContent {
  const signed = minutes?.document ?? null;
  if (signed === null || minutes?.status === "CORRECTION_REQUESTED") return record;
  return RecordContent.parse(JSON.parse(signed.content));
}

type Titled = (section: MinutesSection) => MinutesPart;

/** What the last version, circulated or written, changed of the one before it. */
function changesOf({ versions }: KeptMinutes, titled: Titled): MinutesView["changes"] {
  const [before, after] = versions.slice(-2);
  if (before === undefined || after === undefined) return null;
  const parts = after.sections.flatMap(({ pointId, text }): readonly ChangedPart[] => {
    const was = sectionText(before.sections, pointId);
    if (was === text) return [];
    return [{ pointId, title: titled({ pointId, text }).title, parts: wordDifference(was, text) }];
  });
  return { version: after.version, parts };
}

function correctionsOf(minutes: KeptMinutes, names: MemberNames, titled: Titled): readonly CorrectionView[] {
  return minutes.corrections.map(
    ({ number, version, pointId, text, reason, status, requestedBy, requestedAt, answer }) => {
      const read = minutes.versions.find((one) => one.version === version)?.sections ?? [];
      return {
        ...{ number, version, text, reason, status, answer, at: requestedAt },
        title: titled({ pointId, text }).title,
        parts: wordDifference(sectionText(read, pointId), text),
        by: names.get(requestedBy)?.name ?? "",
      };
    },
  );
}

function readersOf(minutes: KeptMinutes, { people }: MinutesState, names: MemberNames): readonly ReaderView[] {
  const author = circulatedOf(minutes)?.circulatedBy ?? null;
  const read = new Set([...people, ...minutes.receipts].map(({ memberId }) => memberId));
  return [...read].map((id) => {
    const said = minutes.agreements.find(({ memberId }) => memberId === id);
    const quiet = id === author ? "AUTHOR" : "SILENT";
    return {
      id,
      name: names.get(id)?.name ?? "",
      party: names.get(id)?.party ?? "",
      answer: said === undefined ? quiet : said.observation === "" ? "AGREED" : "OBSERVED",
      observation: said?.observation ?? "",
      sentAt: minutes.receipts.find(({ memberId }) => memberId === id)?.sentAt ?? null,
    };
  });
}

function abilitiesOn(
  state: MinutesState,
  scope: ProjectScope,
  now: Instant,
): Readonly<Record<MinutesActName, Ability>> {
  const facts = minutesFacts(state, scope.memberId, now);
  const again = facts.status === "CORRECTION_REQUESTED";
  const asked: Ability = abilityTo("minutes.answer-correction", scope, now, (actor) =>
    decideMinutes("rewrite", facts, actor),
  );
  return {
    draft: abilityTo("minutes.draft", scope, now, (actor) => decideMinutes(again ? "rewrite" : "write", facts, actor)),
    circulate: abilityTo("minutes.circulate", scope, now, (actor) =>
      decideMinutes(again ? "circulateAgain" : "circulate", facts, actor),
    ),
    requestCorrection: abilityTo("minutes.request-correction", scope, now, (actor) =>
      decideMinutes("requestCorrection", facts, actor, "-"),
    ),
    answerCorrection: asked,
    agree: abilityTo("minutes.agree", scope, now, (actor) => decideMinutes("agree", facts, actor)),
    approve: abilityTo("minutes.approve", scope, now, (actor) =>
      decideMinutes(facts.observations > 0 ? "approveObserved" : "approve", facts, actor),
    ),
  };
}
