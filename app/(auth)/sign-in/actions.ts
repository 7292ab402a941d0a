"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { enterDemo } from "@/lib/auth/demo";
import { enterWithPassword } from "@/lib/auth/enter";
import { formText } from "@/lib/auth/form-text";
import { type EntryProblem, enterWithCode, enterWithLink, linkMinutes, requestLink } from "@/lib/auth/link";
import { safeNextPath } from "@/lib/auth/next-path";
import { atLeast, handSession, linkCookie, requestDesk, requestOrigin } from "@/lib/auth/request";
import { Email } from "@/lib/features/account/schema";
import type { EntryState } from "@/lib/features/account/view";
import { PersonId } from "@/lib/kernel/ids";

/** No answer comes sooner: what was found, or not found, must not show in the time. */
const leastMilliseconds = 350;

/** Signs in with an address and a password. What was typed comes back with the problem, but the password. */
export async function enter(_before: EntryState, form: FormData): Promise<EntryState> {
  const typed = formText(form, "email");
  const next = safeNextPath(formText(form, "next"));
  const email = Email.safeParse(typed);
  if (!email.success) return { email: typed, problem: { kind: "email-invalid" } };
  const password = formText(form, "password");
  if (password === "") return { email: typed, problem: { kind: "password-missing" } };
  const origin = await requestOrigin();
  const entered = await atLeast(leastMilliseconds, () =>
    enterWithPassword(requestDesk(), { email: email.data, password, ...origin }),
  );
  if (!entered.ok) return { email: typed, problem: entered.error };
  await handSession(entered.value);
  redirect(next);
}

/** Mails a one-time link, bound to this browser by a cookie, and goes to where its code can be typed. */
export async function askLink(_before: EntryState, form: FormData): Promise<EntryState> {
  const typed = formText(form, "email");
  const next = safeNextPath(formText(form, "next"));
  const email = Email.safeParse(typed);
  if (!email.success) return { email: typed, problem: { kind: "email-invalid" } };
  const { ip } = await requestOrigin();
  const asked = await atLeast(leastMilliseconds, () => requestLink(requestDesk(), { email: email.data, next, ip }));
  if (!asked.ok) return { email: typed, problem: limitedLink(asked.error) };
  const { name, options } = linkCookie();
  (await cookies()).set(name, asked.value.browser, { ...options, maxAge: linkMinutes * 60 });
  redirect(next === "/" ? "/sign-in/link" : `/sign-in/link?next=${encodeURIComponent(next)}`);
}

/** Signs in with the link's token: only by this button, only in the browser that asked. */
export async function enterByLink(_before: EntryState, form: FormData): Promise<EntryState> {
  const origin = await requestOrigin();
  const browser = (await cookies()).get(linkCookie().name)?.value;
  const entered = await atLeast(leastMilliseconds, () =>
    enterWithLink(requestDesk(), { token: formText(form, "token"), browser, ...origin }),
  );
  if (!entered.ok) return { email: "", problem: { kind: "link-over" } };
  return finish(entered.value, form);
}

/** Signs in with the code of the mail, typed in the browser that asked. */
export async function enterByCode(_before: EntryState, form: FormData): Promise<EntryState> {
  const origin = await requestOrigin();
  const browser = (await cookies()).get(linkCookie().name)?.value;
  const entered = await atLeast(leastMilliseconds, () =>
    enterWithCode(requestDesk(), { code: formText(form, "code"), browser, ...origin }),
  );
  if (!entered.ok)
    return { email: "", problem: entered.error.kind === "rate-limited" ? entered.error : { kind: "code-wrong" } };
  return finish(entered.value, form);
}

/** Enters the demo as one of its people. Does nothing in any other installation. */
export async function enterAs(form: FormData): Promise<void> {
  const personId = PersonId.safeParse(formText(form, "person"));
  if (!personId.success) redirect("/sign-in");
  const { userAgent } = await requestOrigin();
  const sessionId = await enterDemo(requestDesk(), { personId: personId.data, userAgent });
  if (sessionId === null) redirect("/sign-in");
  await handSession({ sessionId, personId: personId.data });
  redirect(safeNextPath(formText(form, "next")));
}

async function finish(entered: { sessionId: string; personId: PersonId }, form: FormData): Promise<never> {
  await handSession(entered);
  const { name, options } = linkCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
  redirect(safeNextPath(formText(form, "next")));
}

function limitedLink(problem: EntryProblem): NonNullable<EntryState["problem"]> {
  return problem.kind === "rate-limited" ? { kind: "rate-limited-link", until: problem.until } : problem;
}
