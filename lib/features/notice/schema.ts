import { z } from "zod";
import { AwaitedAct, NoticeChannel } from "@/lib/domain/formal-notice";
import { Digest } from "@/lib/kernel/ids";

/** The number of a formal notice: MED-001. */
export const NoticeCode = z.string().regex(/^MED-\d{3,6}$/);
const said = z.string().trim().min(1).max(10_000);

/** A draft, or a new text for the one that is there: what is awaited, on which milestone or reservation, and why, in words. */
export const DraftNoticeInput = z.object({
  awaited: AwaitedAct,
  /** The number of the milestone (J1), or of the reservation (R-J1-01). */
  matter: z.string().regex(/^(J[1-9]\d{0,5}|R-J[1-9]\d{0,5}-\d{2,6})$/),
  text: said,
});
export type DraftNoticeInput = z.infer<typeof DraftNoticeInput>;

/** A notice as it goes out, signed: by which way it reaches the other side. */
export const SendNoticeInput = z.object({ notice: NoticeCode, channel: NoticeChannel, digest: Digest });
export type SendNoticeInput = z.infer<typeof SendNoticeInput>;

/** The other side has the notice in hand: now, if it is they who say so; else on the day that its sender states. */
export const PresentNoticeInput = z.object({ notice: NoticeCode, presentedOn: z.union([z.iso.date(), z.literal("")]) });
export type PresentNoticeInput = z.infer<typeof PresentNoticeInput>;
