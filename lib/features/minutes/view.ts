import type { DifferencePart } from "@/lib/domain/difference";
import type { MinutesStatus } from "@/lib/domain/minutes";
import type { RecordContent } from "@/lib/domain/record";
import type { AbilityView } from "@/lib/features/act/view";
import type { Instant } from "@/lib/kernel/instant";

/** A part of the narrative, with the title of its point; `null` for the meeting as a whole. */
export type MinutesPart = { readonly pointId: string | null; readonly title: string | null; readonly text: string };

/** A correction that was asked for, beside the words that it would change. */
export type CorrectionView = {
  readonly number: number;
  readonly version: number;
  readonly title: string | null;
  readonly text: string;
  readonly parts: readonly DifferencePart[];
  readonly reason: string;
  readonly status: "OPEN" | "ACCEPTED" | "DECLINED";
  readonly by: string;
  readonly at: Instant;
  readonly answer: string;
};

/** Somebody who was invited or there, and what they have said of the version that is read. */
export type ReaderView = {
  readonly id: string;
  readonly name: string;
  readonly party: string;
  readonly answer: "AUTHOR" | "AGREED" | "OBSERVED" | "SILENT";
  readonly observation: string;
  /** When the mail with this version left; `null` while that is not proven. */
  readonly sentAt: Instant | null;
};

/** What a version changed of a part. */
export type ChangedPart = {
  readonly pointId: string | null;
  readonly title: string | null;
  readonly parts: readonly DifferencePart[];
};

/** Acts on minutes. */
export const minutesActNames = [
  "draft",
  "circulate",
  "requestCorrection",
  "answerCorrection",
  "agree",
  "approve",
] as const;
export type MinutesActName = (typeof minutesActNames)[number];
export type MinutesAbilities = Readonly<Record<MinutesActName, AbilityView>>;

/** The minutes of a meeting. */
export type MinutesView = {
  readonly project: { readonly code: string; readonly name: string; readonly timeZone: string };
  readonly meeting: string;
  /** `null` while the meeting has not ended. */
  readonly status: MinutesStatus | null;
  readonly version: number;
  readonly revision: number;
  readonly circulationDue: string | null;
  readonly approvalDue: string | null;
  readonly tacit: boolean;
  /** The record that was signed last. */
  readonly record: string | null;
  /** The narrative as it stands: of the draft where one is written, else as it was circulated. */
  readonly parts: readonly MinutesPart[];
  /** The words that are read: the draft as it would be signed, or what was signed. */
  readonly content: RecordContent | null;
  readonly changes: { readonly version: number; readonly parts: readonly ChangedPart[] } | null;
  readonly corrections: readonly CorrectionView[];
  readonly readers: readonly ReaderView[];
};
