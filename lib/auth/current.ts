import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "@/lib/auth/actor";
import { signInPath } from "@/lib/auth/next-path";
import { pathHeader } from "@/lib/auth/path-header";
import { findLiveSession, type LiveSession } from "@/lib/auth/session";
import { readToken, sessionCookie } from "@/lib/auth/token";
import { env } from "@/lib/env";
import { door } from "@/lib/http/door";

/** The live session behind this request, asked of the database once per request; `null` without one. */
export const currentSession: () => Promise<LiveSession | null> = cache(async () => {
  const { secret, url } = env();
  const sessionId = await readToken((await cookies()).get(sessionCookie(url).name)?.value, secret);
  if (sessionId === null) return null;
  const { db, clock } = door();
  return findLiveSession(db, sessionId, clock.now());
});

/** Who is at the door, or nobody. */
export async function currentActor(): Promise<Actor | null> {
  const session = await currentSession();
  return session === null ? null : { personId: session.personId, sessionId: session.sessionId };
}

/** Who is at the door; without a live session, goes to sign-in and comes back to the same page afterwards. */
export async function requireActor(): Promise<Actor> {
  const { personId, sessionId } = await requireSession();
  return { personId, sessionId };
}

/** The live session; without one, goes to sign-in like `requireActor`. */
export async function requireSession(): Promise<LiveSession> {
  return (await currentSession()) ?? redirect(signInPath((await headers()).get(pathHeader) ?? "/"));
}

/** A person as their own pages see them. */
export type PersonView = Pick<
  LiveSession,
  "personId" | "displayName" | "title" | "email" | "locale" | "theme" | "density" | "gender" | "isAdministrator"
>;

/** The signed-in person as the interface shows them, or `null`. */
export async function currentPerson(): Promise<PersonView | null> {
  const session = await currentSession();
  if (session === null) return null;
  const { personId, displayName, title, email, locale, theme, density, gender, isAdministrator } = session;
  return { personId, displayName, title, email, locale, theme, density, gender, isAdministrator };
}
