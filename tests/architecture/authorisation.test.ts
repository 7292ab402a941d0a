import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { exportsOf, reaches } from "@/tests/support/reach";
import { filesUnder } from "@/tests/support/source-files";

/** The functions that ask the database who is at the door, now. */
const readers = new Set([
  "lib/http/reading.ts#readProject",
  "lib/http/reading.ts#readOwn",
  "lib/auth/current.ts#requireActor",
  "lib/auth/current.ts#requireSession",
  "lib/auth/current.ts#currentActor",
  "lib/auth/current.ts#currentSession",
  // A token is a session of a machine: it is looked up, with its grant, for each call.
  "lib/auth/personal-token.ts#findLiveToken",
  // So is the secret of a calendar's address, which is looked up each time it is fetched.
  "lib/auth/calendar-feed.ts#findLiveFeed",
]);

/** What nobody need be signed in for, and why. Everything else must ask. */
const open: Readonly<Record<string, string>> = {
  "app/(auth)/set-up/actions.ts#openFirstAccount": "holds the code from the console",
  "app/(auth)/set-up/page.tsx#default": "shows a form",
  "app/(auth)/sign-in/actions.ts#askLink": "a way in",
  "app/(auth)/sign-in/actions.ts#enter": "a way in",
  "app/(auth)/sign-in/actions.ts#enterAs": "a way in, in the demo alone",
  "app/(auth)/sign-in/actions.ts#enterByCode": "a way in",
  "app/(auth)/sign-in/actions.ts#enterByLink": "a way in",
  "app/(auth)/sign-in/link/page.tsx#default": "a way in",
  "app/(public)/dev/parts/ceremony/page.tsx#default": "shows parts of the design, in demo and development alone",
  "app/(public)/dev/parts/page.tsx#default": "shows parts of the design, in demo and development alone",
  "app/(public)/docs/api/[operation]/page.tsx#default": "the description of the API",
  "app/(public)/docs/api/page.tsx#default": "the description of the API",
  "app/(public)/candidacy/[token]/actions.ts#openAndOffer": "holds the token of the candidacy",
  "app/(public)/mediator/[token]/actions.ts#openAndMediate": "holds the token of the mediator",
  "app/(public)/opinion/[token]/actions.ts#enter": "holds the token of the expert, and the code mailed beside it",
  "app/(public)/opinion/[token]/actions.ts#give": "holds the secret of the room that this browser opened",
  "app/(public)/opinion/[token]/actions.ts#mailCode": "holds the token of the expert",
  "app/(public)/opinion/[token]/page.tsx#default": "holds the token of the expert, or the secret of the room",
  "app/(public)/invitation/[token]/actions.ts#openAndJoin": "holds the token of the invitation",
  "app/(public)/mail/stop/[token]/actions.ts#stopMailAction": "holds the sealed token of a mail",
  "app/(public)/mail/stop/[token]/page.tsx#default": "holds the sealed token of a mail",
  "app/(workspace)/preferences-actions.ts#chooseLocale": "writes a cookie of this browser",
  "app/(workspace)/preferences-actions.ts#chooseTheme": "writes a cookie of this browser",
  "app/api/auth/[...nextauth]/route.ts#GET": "the way to a provider and back",
  "app/api/auth/[...nextauth]/route.ts#POST": "the way to a provider and back",
  "app/api/health/live/route.ts#GET": "says that the server lives",
  "app/api/health/ready/route.ts#GET": "says that the server is ready",
  "app/api/health/route.ts#GET": "says both",
  "app/api/mail/replies/route.ts#POST": "holds the secret of the mail server's hook",
  "app/api/mail/stop/[token]/route.ts#GET": "sends on to the page of a mail's link",
  "app/api/mail/stop/[token]/route.ts#POST": "holds the sealed token of a mail",
  "app/api/text/[locale]/[hash]/route.ts#GET": "the texts of the pages, the same for everybody",
  "app/api/v1/[...path]/route.ts#DELETE": "refuses the method",
  "app/api/v1/[...path]/route.ts#PATCH": "refuses the method",
  "app/api/v1/[...path]/route.ts#POST": "refuses the method",
  "app/api/v1/[...path]/route.ts#PUT": "refuses the method",
  "app/(public)/tools/due-date/page.tsx#default": "counts in public holidays, and asks no database",
  "app/api/v1/calendar/due/route.ts#DELETE": "refuses the method",
  "app/api/v1/calendar/due/route.ts#GET": "counts in public holidays, and asks no database",
  "app/api/v1/calendar/due/route.ts#PATCH": "refuses the method",
  "app/api/v1/calendar/due/route.ts#POST": "refuses the method",
  "app/api/v1/calendar/due/route.ts#PUT": "refuses the method",
  "app/api/v1/openapi.json/route.ts#GET": "the description of the API",
  "app/dev/time/actions.ts#passTime": "lets time pass, in the demo alone",
  "app/dev/time/page.tsx#default": "lets time pass, in the demo alone",
  "app/dev/mail/previews/page.tsx#default": "an example of each mail, in demo and development alone",
  "app/dev/mail/page.tsx#default": "the mails that were kept, in demo and development alone",
};

const app = filesUnder("app");
const entries = [
  ...app.filter((path) => path.endsWith("/page.tsx") || path === "app/page.tsx").map((path) => `${path}#default`),
  ...app
    .filter((path) => path.endsWith("/route.ts"))
    .flatMap((path) =>
      exportsOf(path)
        .filter((name) => /^[A-Z]+$/.test(name))
        .map((name) => `${path}#${name}`),
    ),
  ...app
    .filter((path) => /\.tsx?$/.test(path) && readFileSync(path, "utf8").startsWith('"use server"'))
    .flatMap((path) => exportsOf(path).map((name) => `${path}#${name}`)),
];

describe("authorisation rests on no proxy and no layout", () => {
  test("every page, action and route asks for itself who comes, or is open on purpose", () => {
    const unasked = entries.filter((entry) => !reaches(entry, readers));
    expect(unasked.toSorted()).toEqual(Object.keys(open).toSorted());
  });
});
