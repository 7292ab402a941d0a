/**
 * What a form says under a name; "" when it says nothing there. A server action is an address that anybody may call with
 * anything, so what arrived may be no form at all, whatever the types of its callers say.
 */
export function formText(form: unknown, name: string): string {
  const value = form instanceof FormData ? form.get(name) : null;
  return typeof value === "string" ? value : "";
}
