import { z } from "zod";
import { MailMode, MailStop } from "@/lib/domain/mail-kind";

/** Notifications to mark as read. */
export const ReadNotificationsInput = z.object({ ids: z.array(z.uuid()).min(1).max(200) });

/** All one's notifications, or those of one project. */
export const ReadAllNotificationsInput = z.object({ project: z.string().min(1).max(60).nullable() });

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** When one's mails leave: kind by kind, and the hour of the mail of the day on one's own clock. */
export const ChooseMailInput = z.object({
  timeZone: z.string().min(1).max(60).refine(isTimeZone, { message: "invalid" }),
  hour: z.int().min(0).max(23),
  TURN: MailMode,
  DISCUSSION: MailMode,
  PROGRESS: MailMode,
});
export type ChooseMailInput = z.infer<typeof ChooseMailInput>;

/** What one click in a mail ends. */
export const StopMailInput = z.object({ what: MailStop });

/** A given-up mail to try again. */
export const RetryMailInput = z.object({ deliveryId: z.uuid() });
