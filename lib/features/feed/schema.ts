import { z } from "zod";
import type { Hidden } from "@/lib/features/account/schema";

/** A time zone that every calendar program knows by this name. */
const TimeZone = z
  .string()
  .max(60)
  .regex(/^(UTC|[A-Za-z_]+(\/[A-Za-z0-9_+-]+){1,2})$/)
  .refine(isZone, "time-zone-unknown");

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    // Throws a RangeError for a name that it does not know.
    return false;
  }
}

/** What a feed will show: one project by its code (`null`: every project), and the zone in which its person reads. */
export const FeedTerms = z.object({ project: z.string().min(1).max(60).nullable(), timeZone: TimeZone });
export type FeedTerms = z.infer<typeof FeedTerms>;

/** A feed to make. Its secret is drawn by the server, and is never written down. */
export const CreateFeedInput = FeedTerms.extend({
  token: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/)
    .transform((drawn): Hidden => ({ reveal: () => drawn, toJSON: () => null })),
});

/** One's feed to end. */
export const RevokeFeedInput = z.object({ feedId: z.uuid() });
