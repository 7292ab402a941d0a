import { z } from "zod";
import { getInstallation } from "@/lib/features/account/queries";
import { searchOwn, searchProject } from "@/lib/features/search/queries";
import { type Found, FoundKind, SearchInput } from "@/lib/features/search/view";
import { listOf, nothing, personRead, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { many } from "@/lib/http/api/fields";

const FoundBody = z
  .strictObject({ kind: FoundKind, code: z.string(), label: z.string(), project: z.string() })
  .meta({ id: "Found" });

function foundBody({ kind, code, label, project }: Found): z.input<typeof FoundBody> {
  return { kind, code, label, project };
}

const words = z.object({ q: SearchInput.describe("Two signs at least: a number, or words.") });

const inside = projectRead({
  id: "searchProject",
  path: "/projects/{code}/search",
  tag: "Projects",
  summary: "Find in a project",
  description:
    "Requirements, milestones, reservations, questions, records, changes, orders, advice, risks, disputes, meetings, decisions, actions and members, by their number or their words.",
  params: nothing,
  query: words,
  answer: listOf(FoundBody),
  read: async ({ tx, scope }, { q }) => ({ items: (await searchProject(tx, scope, q)).map(foundBody), next: null }),
});

const outside = personRead({
  id: "searchProjects",
  path: "/search",
  tag: "Projects",
  summary: "Find a project",
  description: "Your projects that the token reaches, by their name.",
  own: false,
  params: nothing,
  query: words,
  answer: listOf(FoundBody),
  read: async ({ tx, scope, caller }, { q }) => {
    const { projects } = caller.grant;
    const found = await searchOwn(tx, scope, q);
    const reached = found.filter(({ project }) => projects === null || projects.includes(project));
    return { items: reached.map(foundBody), next: null };
  },
});

const installation = personRead({
  id: "getInstallation",
  path: "/installation",
  tag: "Account",
  summary: "The installation",
  description:
    "For its administrator: how many people have an account, and the organisations. To others it is not found.",
  own: true,
  params: nothing,
  query: nothing,
  answer: z
    .strictObject({
      people: z.int(),
      organisations: many(
        z.strictObject({
          organisationId: z.uuid(),
          name: z.string(),
          legalForm: z.string(),
          registrationNumber: z.string(),
          city: z.string(),
        }),
      ),
    })
    .meta({ id: "Installation" }),
  read: ({ tx }) => getInstallation(tx),
});

/** What is looked for by words, and what the administrator sees. */
export const searchReads: readonly ReadOperation[] = [inside, outside, installation];
