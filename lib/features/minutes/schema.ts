import { z } from "zod";
import { MinutesSection } from "@/lib/domain/minutes-content";
import { MeetingCode } from "@/lib/features/committee/schema";
import { Digest } from "@/lib/kernel/ids";

/** The narrative of a draft; `revision`: the one that was read and is gone on from, 0 where nothing is written yet. */
export const DraftMinutesInput = z.object({
  meeting: MeetingCode,
  revision: z.int().min(0).max(100_000),
  sections: z.array(MinutesSection).max(201),
});

/** Minutes that are signed as they stand: by who circulates them, by who presides. */
export const SignMinutesInput = z.object({ meeting: MeetingCode, digest: Digest });

/** How a part should read (`pointId` `null`: what stands before the points), and why. */
export const RequestCorrectionInput = z.object({
  meeting: MeetingCode,
  pointId: z.uuid().nullable(),
  text: z.string().trim().max(20_000),
  reason: z.string().trim().max(5_000),
});

/** The answer to a correction: taken up, in its words or in others, or not and why. */
export const AnswerCorrectionInput = z.object({
  meeting: MeetingCode,
  correction: z.int().min(1),
  accepted: z.boolean(),
  text: z.string().trim().max(20_000),
  answer: z.string().trim().max(5_000),
});

/** A version approved by a participant; with an observation that is annexed, or without. */
export const AgreeMinutesInput = z.object({
  meeting: MeetingCode,
  observation: z.string().trim().max(5_000),
});
