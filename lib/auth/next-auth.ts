import type { NextAuthOptions } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { type Desk, dateAfter, type Origin } from "@/lib/auth/desk";
import { admitOidc, findPersonByOidc, OidcClaims } from "@/lib/auth/oidc";
import { beginSession, endSessionById } from "@/lib/auth/session";
import { sessionCookie, tokenSeconds } from "@/lib/auth/token";
import type { Env } from "@/lib/env";
import type { Locale } from "@/lib/text/locale";

/** What the options need of the request they serve. */
export type AuthRequest = { readonly desk: Desk; readonly origin: Origin; readonly locale: Locale };

/** The part of the environment that sign-in by a provider depends on. */
export type AuthEnv = Pick<Env, "url" | "secret" | "oidc">;

/**
 * The next-auth options of one request: the OpenID Connect provider of the environment, found by discovery, and tokens
 * that hold nothing but the id of a session row. Passwords, links and the demo issue the same tokens (`lib/auth/token`).
 */
export function authOptions(env: AuthEnv, request: AuthRequest): NextAuthOptions {
  const { name, options } = sessionCookie(env.url);
  const issuer = env.oidc?.issuer;
  return {
    secret: env.secret,
    session: { strategy: "jwt", maxAge: tokenSeconds },
    useSecureCookies: options.secure,
    cookies: { sessionToken: { name, options } },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    providers: env.oidc === undefined ? [] : [oidcProvider(env.oidc)],
    events: {
      // next-auth has its own way out beside ours: it ends the session on the server too.
      async signOut({ token }) {
        const sid = z.uuid().safeParse(token?.sid);
        if (sid.success) await endSessionById(request.desk.db, { ...request.desk, sessionId: sid.data });
      },
    },
    callbacks: {
      async signIn({ profile }) {
        const claims = OidcClaims.safeParse(profile);
        if (issuer === undefined || !claims.success) return "/sign-in?error=OidcClaims";
        const admitted = await admitOidc(request.desk, { issuer, locale: request.locale }, claims.data);
        return admitted.ok ? true : "/sign-in?error=OidcEmail";
      },
      async jwt({ token, account }) {
        // Only at sign-in is there an account; later the token is handed back as it is, and the row decides.
        if (account === null || account === undefined || issuer === undefined) return { sid: token.sid };
        const personId = await findPersonByOidc(request.desk, issuer, account.providerAccountId);
        if (personId === null) throw new Error("The provider admitted nobody");
        const { now, newId, db } = request.desk;
        return {
          sid: await beginSession(db, { personId, method: "OIDC", userAgent: request.origin.userAgent, now, newId }),
        };
      },
      // Nobody reads next-auth's own session: it says nothing.
      session: () => ({ expires: dateAfter(request.desk.now, tokenSeconds * 1000).toISOString() }),
    },
  };
}

function oidcProvider(oidc: NonNullable<AuthEnv["oidc"]>): OAuthConfig<OidcClaims> {
  return {
    id: "oidc",
    name: oidc.name,
    type: "oauth",
    wellKnown: `${oidc.issuer.replace(/\/+$/, "")}/.well-known/openid-configuration`,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    // The signed token names the person; address and name may come only from the userinfo endpoint, which must agree on who it is.
    userinfo: {
      async request({ client, tokens }) {
        const signed = signedClaims(tokens.id_token);
        if (client.issuer.metadata.userinfo_endpoint === undefined || tokens.access_token === undefined) return signed;
        const told = await client.userinfo(tokens.access_token);
        if (told.sub !== signed.sub) throw new Error("The provider's two answers are about two people");
        return { ...signed, ...told };
      },
    },
    // PKCE, state and nonce: the answer belongs to this browser, this request and this token.
    checks: ["pkce", "state", "nonce"],
    profile: (claims) => ({ id: claims.sub, email: claims.email ?? null, name: claims.name ?? null }),
  };
}

/** The claims of an ID token (a JWT) whose signature, audience, nonce and dates next-auth has just verified. */
function signedClaims(idToken: string | undefined): { [claim: string]: unknown; sub: string } {
  const payload = Buffer.from(idToken?.split(".")[1] ?? "", "base64url").toString("utf8");
  return z.looseObject({ sub: z.string().min(1) }).parse(JSON.parse(payload));
}
