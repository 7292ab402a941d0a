import { z } from "zod";
import { Side } from "@/lib/domain/party";

/** What may be talked about, by its number: a requirement (EX-001) or a milestone (J1). */
export const DiscussionSubject = z.object({
  kind: z.enum(["REQUIREMENT", "MILESTONE"]),
  code: z.string().regex(/^(EX-\d{3,6}|J\d{1,4})$/),
});
export type DiscussionSubject = z.infer<typeof DiscussionSubject>;

const words = z.string().trim().min(1).max(10_000);

/** A question to another side; a blocking one stops the agreement until it is answered (CR-04). */
export const AskQuestionInput = z.object({
  subject: DiscussionSubject,
  text: words,
  blocking: z.boolean(),
  to: Side.exclude(["MEDIATOR"]),
});
export type AskQuestionInput = z.infer<typeof AskQuestionInput>;

/** The answer of the side that was asked. */
export const AnswerQuestionInput = z.object({ question: z.string().regex(/^Q-\d{3,6}$/), text: words });
export type AnswerQuestionInput = z.infer<typeof AnswerQuestionInput>;

/** A comment, which every side reads. */
export const PostCommentInput = z.object({ subject: DiscussionSubject, text: words });
export type PostCommentInput = z.infer<typeof PostCommentInput>;

/** A note, which the writer's party alone reads. */
export const WriteNoteInput = z.object(PostCommentInput.shape);
export type WriteNoteInput = PostCommentInput;
