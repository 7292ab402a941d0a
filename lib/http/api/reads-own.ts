import { z } from "zod";
import { MailMode } from "@/lib/domain/mail-kind";
import { Role } from "@/lib/domain/party";
import { ProjectStatus } from "@/lib/domain/project";
import { getPerson } from "@/lib/features/account/queries-person";
import { listFeeds } from "@/lib/features/feed/queries";
import { getMailSetting, listNotifications } from "@/lib/features/notification/queries";
import { listProjects } from "@/lib/features/overview/queries-projects";
import { listMatters } from "@/lib/features/todo/queries";
import { MatterAct } from "@/lib/features/todo/view";
import { listTokens } from "@/lib/features/token/queries";
import type { Caller } from "@/lib/http/api/caller";
import { listOf, nothing, pageOf, paging, personRead, type ReadOperation } from "@/lib/http/api/define-read";
import { At, PartyName, partyName } from "@/lib/http/api/fields";
import { Matter, matterBody } from "@/lib/http/api/matter";
import { locales } from "@/lib/text/locale";

const Access = z.enum(["READ", "ACT"]);

/** True for a project that the token reaches: lists beside projects keep to it. */
function reaches({ grant }: Caller, code: string): boolean {
  return grant.projects === null || grant.projects.includes(code);
}

const me = personRead({
  id: "getMe",
  path: "/me",
  tag: "Account",
  summary: "Who you are",
  description: "The person of the token, and how far the token goes.",
  own: false,
  params: nothing,
  query: nothing,
  answer: z
    .strictObject({
      personId: z.uuid(),
      name: z.string(),
      title: z.string(),
      email: z.string().nullable(),
      locale: z.enum(locales),
      token: z.strictObject({
        tokenId: z.uuid(),
        access: Access,
        projects: z.array(z.string()).nullable().describe("Null: every project of this person."),
      }),
    })
    .meta({ id: "Me" }),
  read: async ({ tx, scope, caller }) => {
    const { tokenId, access, projects } = caller.grant;
    const token = { tokenId, access, projects: projects === null ? null : [...projects] };
    return { personId: scope.personId, ...(await getPerson(tx, scope)), token };
  },
});

const tokens = personRead({
  id: "listTokens",
  path: "/me/tokens",
  tag: "Account",
  summary: "Your tokens",
  description: "Your personal access tokens, without the tokens themselves. Revoke one with the command token.revoke.",
  own: true,
  params: nothing,
  query: nothing,
  answer: listOf(
    z
      .strictObject({
        tokenId: z.uuid(),
        name: z.string(),
        ending: z.string().describe("The last four characters."),
        access: Access,
        projects: z.array(z.string()).nullable(),
        createdAt: At,
        expiresAt: At,
        lastUsedOn: z.iso.date().nullable(),
        state: z.enum(["LIVE", "EXPIRED", "REVOKED"]),
      })
      .meta({ id: "Token" }),
  ),
  read: async ({ tx, scope, now }) => {
    const tokens = await listTokens(tx, scope, now);
    return {
      items: tokens.map((one) => ({ ...one, projects: one.projects === null ? null : [...one.projects] })),
      next: null,
    };
  },
});

const feeds = personRead({
  id: "listFeeds",
  path: "/me/feeds",
  tag: "Account",
  summary: "Your calendar feeds",
  description: "Your live calendar feeds, without their addresses. Revoke one with the command feed.revoke.",
  own: true,
  params: nothing,
  query: nothing,
  answer: listOf(
    z
      .strictObject({
        feedId: z.uuid(),
        ending: z.string().describe("The last four characters of its secret."),
        project: z.string().nullable().describe("Null: every project of this person."),
        timeZone: z.string(),
        createdAt: At,
        lastFetchedAt: At.nullable().describe("To the hour."),
      })
      .meta({ id: "Feed" }),
  ),
  read: async ({ tx, scope }) => ({ items: [...(await listFeeds(tx, scope))], next: null }),
});

const projects = personRead({
  id: "listProjects",
  path: "/projects",
  tag: "Projects",
  summary: "Your projects",
  description: "The projects of which you are a member and that the token reaches, the newest first.",
  own: false,
  params: nothing,
  query: z.object({ ...paging, after: z.uuid().optional().describe("The `next` of the page before.") }),
  answer: pageOf(
    z
      .strictObject({
        code: z.string(),
        name: z.string(),
        status: ProjectStatus,
        client: z.string().nullable(),
        party: PartyName,
        roles: z.array(Role),
        turn: z
          .strictObject({ mine: z.int(), ours: z.int(), theirs: z.int(), late: z.int() })
          .describe("How many open matters wait for you, for your party and for the others, and how many are late."),
      })
      .meta({ id: "ProjectLine" }),
  ),
  read: async ({ tx, scope, now, caller }, { after, limit }) => {
    const page = await listProjects(tx, scope, { now, before: after, size: limit });
    return {
      items: page.projects
        .filter(({ code }) => reaches(caller, code))
        .map(({ code, name, status, client, party, roles, turn: { mine, ours, theirs, late } }) => ({
          code,
          name,
          status,
          client,
          party: partyName(party),
          roles: [...roles],
          turn: { mine, ours, theirs, late },
        })),
      next: page.next,
    };
  },
});

const notifications = personRead({
  id: "listNotifications",
  path: "/notifications",
  tag: "Notifications",
  summary: "What you were told",
  description: "The acts of your projects that concern you, the unread ones first, then the newest.",
  own: false,
  params: nothing,
  query: z.object({
    ...paging,
    after: z.string().max(60).optional().describe("The `next` of the page before."),
    project: z.string().max(60).optional().describe("The code of a project."),
  }),
  answer: pageOf(
    z
      .strictObject({
        id: z.uuid(),
        project: z.strictObject({ code: z.string(), name: z.string() }),
        seq: z.int().describe("The act in the ledger of the project."),
        type: z.string(),
        more: z.int().describe("How many more acts of this type came with it."),
        subject: z.string(),
        at: At,
        isRead: z.boolean(),
      })
      .meta({ id: "Notification" }),
  ),
  read: async ({ tx, scope, caller }, { after, project, limit }) => {
    const page = await listNotifications(tx, scope, { after, project, size: limit });
    return {
      items: page.items
        .filter((one) => reaches(caller, one.project.code))
        .map(({ id, project: { code, name }, act: { seq, type }, more, subject, at, isRead }) => {
          return { id, project: { code, name }, seq, type, more, subject, at, isRead };
        }),
      next: page.next,
    };
  },
});

const mailSetting = personRead({
  id: "getMailSetting",
  path: "/me/mail",
  tag: "Notifications",
  summary: "How you want your mail",
  description: "When your mails leave, kind by kind, and the hour of the mail of the day. Legal notices leave at once.",
  own: true,
  params: nothing,
  query: nothing,
  answer: z
    .strictObject({
      timeZone: z.string(),
      hour: z.int(),
      TURN: MailMode,
      DISCUSSION: MailMode,
      PROGRESS: MailMode,
    })
    .meta({ id: "MailSetting" }),
  read: ({ tx, scope }) => getMailSetting(tx, scope, "Europe/Paris"),
});

const toDo = personRead({
  id: "listToDo",
  path: "/to-do",
  tag: "To do",
  summary: "What waits for you",
  description: "Every open matter that waits for you in the projects that the token reaches, what is due first first.",
  own: false,
  params: nothing,
  query: z.object({
    ...paging,
    after: z.string().max(400).optional().describe("The `next` of the page before."),
    act: MatterAct.optional().describe("What kind of act it wants."),
  }),
  answer: pageOf(Matter),
  read: async ({ tx, scope, now, caller }, { after, act, limit }) => {
    const page = await listMatters(tx, scope, { now, after, act, size: limit });
    return {
      items: page.matters.filter(({ project }) => reaches(caller, project.code)).map(matterBody),
      next: page.next,
    };
  },
});

/** What is read beside projects. */
export const ownReads: readonly ReadOperation[] = [me, tokens, feeds, projects, toDo, notifications, mailSetting];
