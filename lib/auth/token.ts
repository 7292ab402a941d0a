import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { absoluteMilliseconds } from "@/lib/auth/session";

/** Seconds a token may live: no longer than the session behind it. */
export const tokenSeconds = absoluteMilliseconds / 1000;

/** What the token says: the id of the session row, and nothing about anybody. */
const Claims = z.object({ sid: z.uuid() });

/**
 * The name of a cookie of ours: `__Host-` when Aval is served over https, so that no other host of the domain and no
 * unencrypted answer can set it.
 */
export function cookieName(name: string, publicUrl: string): string {
  return `${isHttps(publicUrl) ? "__Host-" : ""}${name}`;
}

/** True when the public address is encrypted: cookies are then sent over such connections only. */
export function isHttps(publicUrl: string): boolean {
  return publicUrl.startsWith("https://");
}

/** The session cookie as next-auth would name it. */
export function sessionCookie(publicUrl: string): {
  readonly name: string;
  readonly options: { readonly httpOnly: true; readonly sameSite: "lax"; readonly path: "/"; readonly secure: boolean };
} {
  return {
    name: cookieName("next-auth.session-token", publicUrl),
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps(publicUrl) },
  };
}

/** Issues the next-auth token (encrypted JWT) of a session. */
export function issueToken(sessionId: string, secret: string): Promise<string> {
  return encode({ token: { sid: sessionId }, secret, maxAge: tokenSeconds });
}

/** The session id of a token; `null` when it is forged, broken or over. */
export async function readToken(token: string | undefined, secret: string): Promise<string | null> {
  if (token === undefined || token === "") return null;
  try {
    const claims = Claims.safeParse(await decode({ token, secret }));
    return claims.success ? claims.data.sid : null;
  } catch {
    // Not a token of ours, or one that has expired: the same as none.
    return null;
  }
}
