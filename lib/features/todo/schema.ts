import { z } from "zod";
import { MatterKind } from "@/lib/features/todo/view";

/** An open matter of one's own: the project's code, what is waited for, of what, and the party whose turn it is. */
const matter = {
  project: z.string().min(1).max(60),
  kind: MatterKind,
  subject: z.string().max(60),
  party: z.uuid(),
};

/** A matter to set aside until a day, in the days of its project. */
export const SnoozeMatterInput = z.object({ ...matter, until: z.iso.date() });

/** A matter to take up again now. */
export const WakeMatterInput = z.object(matter);
