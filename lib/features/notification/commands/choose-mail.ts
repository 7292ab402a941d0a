import { definePersonCommand } from "@/lib/commands/define-command";
import { getMailSetting } from "@/lib/features/notification/queries";
import { ChooseMailInput } from "@/lib/features/notification/schema";
import { saveMailSetting } from "@/lib/features/notification/store";
import { ok } from "@/lib/kernel/result";

/** Chooses when one's mails leave, kind by kind. Legal notices are no choice: they leave at once. */
export const chooseMail = definePersonCommand({
  name: "mail.choose",
  input: ChooseMailInput,
  async run({ tx, scope, now }, chosen) {
    const before = new Map<string, unknown>(Object.entries(await getMailSetting(tx, scope, chosen.timeZone)));
    await saveMailSetting(tx, scope, chosen, now);
    const fields = Object.entries(chosen)
      .filter(([field, value]) => before.get(field) !== value)
      .map(([field]) => field);
    return ok({ events: [{ type: "MailChosen", payload: { fields } }], result: null });
  },
});
