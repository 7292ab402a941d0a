import { definePersonCommand } from "@/lib/commands/define-command";
import { ChangeProfileInput } from "@/lib/features/account/schema";
import { loadProfileForUpdate, saveIdentityVersion, savePreferences } from "@/lib/features/account/store";
import { ok } from "@/lib/kernel/result";

/** Changes one's profile. Another printed name is a new version: what was signed keeps the name it was signed under. */
export const changeProfile = definePersonCommand({
  name: "account.change-profile",
  input: ChangeProfileInput,
  async run({ tx, scope, now, newId }, input) {
    const { personId } = scope;
    const stored = await loadProfileForUpdate(tx, personId);
    const { displayName, title, gender, locale, theme, density } = input;
    const given = Object.entries({ displayName, title, gender, locale, theme, density });
    const before = new Map<string, unknown>(Object.entries(stored));
    const fields = given.filter(([field, value]) => before.get(field) !== value).map(([field]) => field);
    if (fields.includes("displayName") || fields.includes("title")) {
      await saveIdentityVersion(tx, { id: newId(), personId, version: stored.version + 1, displayName, title, now });
    }
    await savePreferences(tx, personId, { gender, locale, theme, density });
    return ok({ events: [{ type: "ProfileChanged", payload: { fields } }], result: null });
  },
});
