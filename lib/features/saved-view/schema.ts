import { z } from "zod";
import { ListShape, saidOf } from "@/lib/features/requirement/schema-filter";

const name = z.string().trim().min(1).max(60);

/** What a shape may be as it is stored, in characters: control characters take six each there. */
const longestShape = 1900;

/** A way to look at the list of requirements, under a name; under a name one has already, it takes the place of that one. */
export const SaveViewInput = z.object({
  name,
  shared: z.boolean().describe("Your whole party finds it; nobody else ever does."),
  shape: ListShape.refine((shape) => JSON.stringify(saidOf(shape)).length <= longestShape, {
    message: "too_big",
  }).describe("The filters, the order and the columns of the list."),
});
export type SaveViewInput = z.infer<typeof SaveViewInput>;

/** Another name for a view of one's own, or others who find it. */
export const RenameViewInput = z.object({ view: z.uuid(), name, shared: z.boolean() });
export type RenameViewInput = z.infer<typeof RenameViewInput>;

/** A view of one's own that goes. */
export const RemoveViewInput = z.object({ view: z.uuid() });
export type RemoveViewInput = z.infer<typeof RemoveViewInput>;

/** Views of one person in one project: beyond these, a list of views is itself to be searched. */
export const mostViews = 50;
