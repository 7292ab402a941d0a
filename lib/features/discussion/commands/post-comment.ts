import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { projectIsOpen } from "@/lib/domain/project";
import { PostCommentInput } from "@/lib/features/discussion/schema";
import { loadSubjectForUpdate, saveComment } from "@/lib/features/discussion/store";

/** Says something about a requirement or a milestone; every side reads it. */
export const postComment = defineCommand({
  name: "comment.post",
  input: PostCommentInput,
  async run(ctx, { subject: named, text }) {
    const subject = await loadSubjectForUpdate(ctx.tx, ctx.scope.projectId, named);
    if (subject === null) return missing();
    const over = projectIsOpen(ctx.scope.status);
    if (over.length > 0) return refuse(over);
    const commentId = ctx.newId();
    await saveComment(ctx, subject, commentId, text);
    return done([{ type: "CommentPosted", payload: { commentId, subject: subject.code }, texts: { text } }]);
  },
});
