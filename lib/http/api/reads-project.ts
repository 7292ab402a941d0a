import { z } from "zod";
import { DelegationStatus } from "@/lib/domain/delegation";
import { Role, Side } from "@/lib/domain/party";
import { ProjectStatus } from "@/lib/domain/project";
import { getDelegationsPage } from "@/lib/features/delegation/queries-page";
import { getMembers } from "@/lib/features/member/queries";
import { getOverview } from "@/lib/features/overview/queries";
import { getSettingsPage } from "@/lib/features/project/queries";
import { listOf, nothing, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { Amount, At, amount, May, many, may, PartyName, partyName } from "@/lib/http/api/fields";
import { Entry, entryBody } from "@/lib/http/api/ledger-entry";
import { Matter, matterBody } from "@/lib/http/api/matter";
import { Currency } from "@/lib/kernel/money";

const HeldRole = z.strictObject({ role: Role, substitute: z.boolean() }).meta({ id: "HeldRole" });

const project = projectRead({
  id: "getProject",
  path: "/projects/{code}",
  tag: "Projects",
  summary: "A project",
  description: "The frame that its charter sets, and who you are in it.",
  params: nothing,
  query: nothing,
  answer: z
    .strictObject({
      projectId: z.uuid(),
      code: z.string(),
      name: z.string(),
      objective: z.string(),
      status: ProjectStatus,
      language: z.enum(["fr", "en"]).describe("The language of the contract."),
      currency: Currency,
      timeZone: z.string(),
      calendar: z.string(),
      initialPrice: Amount.nullable(),
      you: z.strictObject({
        memberId: z.uuid(),
        partyId: z.uuid(),
        party: z.string(),
        side: Side,
        roles: many(HeldRole),
        delegations: many(z.strictObject({ code: z.string(), role: Role, acts: many(z.string()) })).describe(
          "The written powers under which you may also act.",
        ),
      }),
      abilities: z.strictObject({ rename: May }),
    })
    .meta({ id: "Project" }),
  read: async ({ tx, scope, now }) => {
    const { settings, rename } = await getSettingsPage(tx, scope, now);
    const { projectId, code, name, status, language, currency, timeZone, calendar } = scope;
    const { memberId, partyId, partyName: party, side, roles, delegations } = scope;
    const { objective, initialPriceCents } = settings;
    const frame = { projectId, code, name, objective, status, language, currency, timeZone, calendar };
    return {
      ...frame,
      initialPrice: initialPriceCents === null ? null : amount(initialPriceCents, currency),
      you: {
        memberId,
        partyId,
        party,
        side,
        roles,
        delegations: delegations.map(({ code: power, role, acts }) => ({ code: power, role, acts })),
      },
      abilities: { rename: may(rename) },
    };
  },
});

const overview = projectRead({
  id: "getOverview",
  path: "/projects/{code}/overview",
  tag: "Projects",
  summary: "A project at a glance",
  description: "Whose turn it is in every open matter, by party; what the set-up still wants; the latest acts.",
  params: nothing,
  query: nothing,
  answer: z
    .strictObject({
      court: many(
        z.strictObject({ partyId: z.uuid(), party: PartyName, yours: z.boolean(), matters: many(Matter) }),
      ).describe("What each party holds; yours first."),
      charter: z.strictObject({ version: z.int(), inForceAt: At.nullable() }).nullable(),
      setup: many(z.strictObject({ step: z.string(), done: z.boolean() }))
        .nullable()
        .describe("Null once the project is under way."),
      latest: many(Entry),
    })
    .meta({ id: "Overview" }),
  read: async ({ tx, scope, now }) => {
    const view = await getOverview(tx, scope, now);
    const { charter, setup } = view;
    return {
      court: view.columns.map(({ party, mine, matters }) => ({
        partyId: party.id,
        party: partyName(party),
        yours: mine,
        matters: matters.map(matterBody),
      })),
      charter: charter === null ? null : { version: charter.version, inForceAt: charter.inForceAt },
      setup: setup === null ? null : setup.map(({ step, done }) => ({ step, done })),
      latest: view.latest.map(entryBody),
    };
  },
});

const Party = z
  .strictObject({
    partyId: z.uuid(),
    side: Side,
    name: z.string(),
    ordinal: z.int(),
    organisation: z.strictObject({ legalForm: z.string(), registrationNumber: z.string(), city: z.string() }),
    inCharter: z.boolean().nullable().describe("Named in the charter in force; null while none is."),
    invitable: many(Role).describe("The roles to which you may invite somebody."),
    members: many(
      z.strictObject({
        memberId: z.uuid(),
        personId: z.uuid(),
        name: z.string(),
        title: z.string(),
        roles: many(HeldRole),
      }),
    ),
    invitations: many(
      z.strictObject({
        invitationId: z.uuid(),
        name: z.string(),
        email: z.string().nullable().describe("Told to their own party and to the inviter's."),
        roles: many(HeldRole),
        state: z.enum(["OPEN", "EXPIRED"]),
        expiresAt: At,
      }),
    ),
  })
  .meta({ id: "Party" });

const parties = projectRead({
  id: "listParties",
  path: "/projects/{code}/parties",
  tag: "Members",
  summary: "Parties, members and invitations",
  description: "Every party with its organisation, its people and the invitations that nobody has taken up.",
  params: nothing,
  query: nothing,
  answer: listOf(Party),
  read: async ({ tx, scope, now }) => {
    const { parties } = await getMembers(tx, scope, now);
    return {
      items: parties.map(({ id, side, name, ordinal, organisation, bound, invitable, members, invitations }) => ({
        partyId: id,
        side,
        name,
        ordinal,
        organisation: {
          legalForm: organisation.legalForm,
          registrationNumber: organisation.registrationNumber,
          city: organisation.city,
        },
        inCharter: bound,
        invitable,
        members: members.map(({ id: memberId, ...member }) => ({ memberId, ...member })),
        invitations: invitations.map(({ id: invitationId, ...invitation }) => ({ invitationId, ...invitation })),
      })),
      next: null,
    };
  },
});

const End = z.strictObject({ memberId: z.uuid(), name: z.string(), party: PartyName });

const delegations = projectRead({
  id: "listDelegations",
  path: "/projects/{code}/delegations",
  tag: "Members",
  summary: "Written powers",
  description: "Every power lent in this project, in force or over, the newest first.",
  params: nothing,
  query: nothing,
  answer: listOf(
    z
      .strictObject({
        delegationId: z.uuid(),
        code: z.string(),
        status: DelegationStatus,
        grantor: End,
        grantee: End,
        role: Role,
        acts: many(z.string()),
        ceiling: Amount.nullable(),
        validFrom: At,
        validUntil: At.describe("Exclusive."),
        revokedAt: At.nullable(),
        record: z.string(),
        mayRevoke: z.boolean(),
      })
      .meta({ id: "Delegation" }),
  ),
  read: async ({ tx, scope, now }) => {
    const { powers } = await getDelegationsPage(tx, scope, now);
    return {
      items: powers.map(({ id, maxAmountCents, ...power }) => ({
        delegationId: id,
        ...power,
        ceiling: maxAmountCents === null ? null : amount(maxAmountCents, scope.currency),
      })),
      next: null,
    };
  },
});

/** A project, its people and their powers. */
export const projectReads: readonly ReadOperation[] = [project, overview, parties, delegations];
