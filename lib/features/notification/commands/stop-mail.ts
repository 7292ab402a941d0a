import { definePersonCommand, missing } from "@/lib/commands/define-command";
import { stopped } from "@/lib/domain/mail-kind";
import { getMailSetting } from "@/lib/features/notification/queries";
import { StopMailInput } from "@/lib/features/notification/schema";
import { isLiving, saveMailSetting } from "@/lib/features/notification/store";
import { ok } from "@/lib/kernel/result";

/** Stops mails of one kind, or the mail of the day. What one click in a mail does (RFC 8058); never for a legal notice. */
export const stopMail = definePersonCommand({
  name: "mail.stop",
  input: StopMailInput,
  async run({ tx, scope, now }, { what }) {
    // The address of a mail outlives its person.
    if (!(await isLiving(tx, scope))) return missing();
    const setting = await getMailSetting(tx, scope, "Europe/Paris");
    const { timeZone, hour, ...choice } = setting;
    await saveMailSetting(tx, scope, { timeZone, hour, ...stopped(choice, what) }, now);
    return ok({ events: [{ type: "MailStopped", payload: { what } }], result: null });
  },
});
