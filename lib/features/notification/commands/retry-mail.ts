import { definePersonCommand, missing } from "@/lib/commands/define-command";
import { RetryMailInput } from "@/lib/features/notification/schema";
import { retryMail as retry } from "@/lib/features/notification/store";
import { ok } from "@/lib/kernel/result";

/** Tries a given-up mail again, from the first attempt. For the installation administrator; to others it is not found. */
export const retryMail = definePersonCommand({
  name: "mail.retry",
  input: RetryMailInput,
  async run({ tx, now }, { deliveryId }) {
    if (!(await retry(tx, deliveryId, now))) return missing();
    return ok({ events: [{ type: "MailRetried", payload: { deliveryId } }], result: null });
  },
});
