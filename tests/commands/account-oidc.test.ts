import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import NextAuth from "next-auth";
import Provider from "oidc-provider";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { authOptions } from "@/lib/auth/next-auth";
import { findLiveSession } from "@/lib/auth/session";
import { readToken } from "@/lib/auth/token";
import { transact } from "@/lib/db/transact";
import type { PersonId } from "@/lib/kernel/ids";
import { addPerson, openDoor, type TestDoor } from "@/tests/support/act";
import { Browser } from "@/tests/support/browser";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";

const secret = "0123456789abcdef0123456789abcdef";
let database: TestDatabase;
let door: TestDoor;
let helene: PersonId;
let app: Server;
let identity: Server;
let appUrl: string;

/** Who signs in at the provider, and what it says of them. */
let claims: { sub: string; email?: string; email_verified?: boolean; name?: string };

beforeAll(async () => {
  database = await cloneDatabase("account_oidc");
  door = openDoor(database.appUrl);
  // Tokens and cookies of both sides are dated by the machine.
  door.moveTo(new Date().toISOString());
  helene = await addPerson(door.db, "Hélène Marchetti");
  app = createServer((request, response) => void answer(request, response));
  appUrl = await listen(app);
  let provider: Provider | undefined;
  identity = createServer((request, response) => {
    if (provider === undefined) throw new Error("Not ready");
    if (request.url?.startsWith("/interaction/") === true)
      void provider.interactionFinished(request, response, { login: { accountId: claims.sub } });
    else void provider.callback()(request, response);
  });
  const issuer = await listen(identity);
  provider = openProvider(issuer, `${appUrl}/api/auth/callback/oidc`);
  vi.stubEnv("NEXTAUTH_URL", appUrl);
  const oidc = { issuer, clientId: "aval", clientSecret: "a secret between the two", name: "Haute-Vère" };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const desk = { db: door.db, now: door.clock.now(), newId: door.newId, secret };
    const options = authOptions(
      { url: appUrl, secret, oidc },
      { desk, origin: { ip: "127.0.0.1", userAgent: "Test" }, locale: "fr" },
    );
    await NextAuth(...(await Browser.asNextCall(request, response)), options);
  }
});
afterAll(async () => {
  vi.unstubAllEnvs();
  for (const server of [app, identity]) await new Promise((closed) => server.close(closed));
  await door.db.$disconnect();
  await database.drop();
});

function listen(server: Server): Promise<string> {
  return new Promise((ready) => {
    server.listen(0, "127.0.0.1", () => {
      const address: AddressInfo | string | null = server.address();
      ready(`http://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`);
    });
  });
}

function openProvider(issuer: string, redirect: string): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: "aval",
        client_secret: "a secret between the two",
        redirect_uris: [redirect],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ["a key of the provider"] },
    pkce: { required: () => true },
    findAccount: (_context, accountId) => ({ accountId, claims: () => ({ ...claims, sub: accountId }) }),
    async loadExistingGrant(context) {
      const grant = new context.oidc.provider.Grant({ clientId: "aval", accountId: claims.sub });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
}

/** Signs in through the provider as a browser does; answers the browser, where it ends up and its session, if there is one. */
async function signInHere(): Promise<{ browser: Browser; at: string; sessionId: string | null }> {
  const browser = new Browser();
  const csrf = await browser.csrfToken(`${appUrl}/api/auth/csrf`);
  const end = await browser.post(
    `${appUrl}/api/auth/signin/oidc`,
    { csrfToken: csrf, callbackUrl: `${appUrl}/to-do` },
    (url) => url.startsWith(appUrl) && !url.includes("/api/auth/"),
  );
  const sessionId = await readToken(browser.cookie(appUrl, "next-auth.session-token"), secret);
  return { browser, at: end.replace(appUrl, ""), sessionId };
}

async function signIn(): Promise<{ at: string; personId: string | null; method: string | null }> {
  const { at, sessionId } = await signInHere();
  const session = sessionId === null ? null : await findLiveSession(door.db, sessionId, door.clock.now());
  return { at, personId: session?.personId ?? null, method: session?.method ?? null };
}

it("an address the provider has verified enters its account, and is known by issuer and subject from then on", async () => {
  const { email } = await door.db.person.findUniqueOrThrow({ where: { id: helene } });
  claims = { sub: "h-1", email: (email ?? "").toUpperCase(), email_verified: true, name: "Hélène Marchetti" };
  expect(await signIn()).toEqual({ at: "/to-do", personId: helene, method: "OIDC" });
  // The address may change hands at the provider; the subject does not.
  claims = { sub: "h-1", email: "somebody.else@example.test", email_verified: true };
  expect(await signIn()).toMatchObject({ personId: helene });
});

it("next-auth's own way out ends the session itself, not only the cookie: a copied token is worth nothing", async () => {
  claims = { sub: "h-1" };
  const { browser, sessionId } = await signInHere();
  const live = (): ReturnType<typeof findLiveSession> => findLiveSession(door.db, sessionId ?? "", door.clock.now());
  expect(await live()).toMatchObject({ personId: helene });
  const csrf = await browser.csrfToken(`${appUrl}/api/auth/csrf`);
  await browser.post(
    `${appUrl}/api/auth/signout`,
    { csrfToken: csrf, callbackUrl: appUrl },
    (url) => !url.includes("/api/"),
  );
  expect(browser.cookie(appUrl, "next-auth.session-token") ?? "").toBe("");
  expect(await live()).toBeNull();
  const events = await transact(door.db, { personId: helene }, (tx) =>
    tx.accountEvent.findMany({ where: { personId: helene, type: "SessionEnded" } }),
  );
  expect(events.map((event) => event.payload)).toEqual([{ sessionId }]);
});

it("a new person with a verified address gets an account of their own", async () => {
  claims = { sub: "n-1", email: "new@example.test", email_verified: true, name: "Nour Nouvel" };
  const { personId } = await signIn();
  const person = await door.db.person.findUniqueOrThrow({ where: { email: "new@example.test" } });
  expect(personId).toBe(person.id);
  expect(
    await transact(door.db, { personId: person.id }, (tx) =>
      tx.accountEvent.findMany({ where: { personId: person.id } }),
    ),
  ).toMatchObject([{ type: "AccountOpened", payload: { by: "OIDC" } }]);
});

it.each([
  ["not verified", { email_verified: false }],
  ["of which the provider says nothing", {}],
])("an address %s takes over no account", async (_title, said) => {
  const { email } = await door.db.person.findUniqueOrThrow({ where: { id: helene } });
  claims = { sub: "thief", email: email ?? "", ...said };
  expect(await signIn()).toEqual({ at: "/sign-in?error=OidcEmail", personId: null, method: null });
});

it("an answer that no browser of ours asked for enters nobody", async () => {
  const browser = new Browser();
  const end = await browser.get(`${appUrl}/api/auth/callback/oidc?code=stolen&state=forged`, (url) =>
    url.includes("/sign-in"),
  );
  expect(end).toContain("error=OAuthCallback");
  expect(browser.cookie(appUrl, "next-auth.session-token")).toBeUndefined();
});
