import { cookies, headers } from "next/headers";
import { callerAddress } from "@/lib/auth/counted-address";
import type { Origin } from "@/lib/auth/desk";
import type { ProofDesk } from "@/lib/auth/reauth";
import { cookieName, isHttps, issueToken, sessionCookie, tokenSeconds } from "@/lib/auth/token";
import { env } from "@/lib/env";
import { door } from "@/lib/http/door";
import type { PersonId } from "@/lib/kernel/ids";
import { type Preference, preferenceCookie } from "@/lib/text/locale";

/** The desk of this request: the pool, the instant, and the secret of the installation. */
export function requestDesk(): ProofDesk {
  const { db, clock, newId } = door();
  const { secret, isDemo } = env();
  return { db, now: clock.now(), newId, secret, isDemo };
}

/** Where the request comes from: under what its tries are counted, and by which browser. */
export async function requestOrigin(): Promise<Origin> {
  const list = await headers();
  return { ip: callerAddress(list), userAgent: list.get("user-agent") ?? "" };
}

/** Hands the browser the token of a session, and the language and theme of its person. */
export async function handSession(entered: { readonly sessionId: string; readonly personId: PersonId }): Promise<void> {
  const { secret, url } = env();
  const { name, options } = sessionCookie(url);
  const jar = await cookies();
  jar.set(name, await issueToken(entered.sessionId, secret), { ...options, maxAge: tokenSeconds });
  const person = await door().db.person.findUnique({
    where: { id: entered.personId },
    select: { locale: true, theme: true },
  });
  if (person === null) return;
  await keepPreference("locale", person.locale);
  await keepPreference("theme", person.theme);
}

/** Keeps a choice in this browser for a year; its scripts need not read it. */
export async function keepPreference(preference: Preference, value: string): Promise<void> {
  const secure = isHttps(env().url);
  const kept = { path: "/", maxAge: 31_536_000, sameSite: "lax", httpOnly: true, secure } as const;
  (await cookies()).set(preferenceCookie(preference, secure), value, kept);
}

/** Takes the token away from the browser. */
export async function dropSession(): Promise<void> {
  // With the attributes it was given: a browser forgets a `__Host-` cookie on no other terms.
  const { name, options } = sessionCookie(env().url);
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}

/** The cookie that ties a one-time link to the browser that asked for it. */
export function linkCookie(): {
  readonly name: string;
  readonly options: { readonly httpOnly: true; readonly sameSite: "lax"; readonly path: "/"; readonly secure: boolean };
} {
  const { url } = env();
  return {
    name: cookieName("aval_link", url),
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps(url) },
  };
}

/** Lets at least `milliseconds` go by, so that the time of an answer tells nothing of what was found. */
export async function atLeast<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const [value] = await Promise.all([work(), new Promise<void>((done) => setTimeout(done, milliseconds))]);
  return value;
}
