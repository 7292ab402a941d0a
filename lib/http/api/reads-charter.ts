import { z } from "zod";
import { CharterStatus } from "@/lib/domain/charter";
import { CharterParameters } from "@/lib/domain/parameter";
import { Preset } from "@/lib/domain/preset";
import { RecordContent } from "@/lib/domain/record";
import { getCharterPage, getParametersStart } from "@/lib/features/charter/queries-page";
import type { CharterVersionView } from "@/lib/features/charter/view";
import { listOf, nothing, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { Amount, At, abilities, amount, May, many, may, PartyName, partyName, Sha256 } from "@/lib/http/api/fields";

const Version = z
  .strictObject({
    version: z.int(),
    status: CharterStatus,
    preset: Preset,
    record: z.string().nullable(),
    digest: Sha256.nullable(),
    draftedAt: At,
    proposedAt: At.nullable(),
    inForceAt: At.nullable(),
    endedAt: At.nullable(),
    signatures: many(
      z.strictObject({ partyId: z.uuid(), party: PartyName, name: z.string().nullable(), signedAt: At.nullable() }),
    ).describe("One for each party that it names; `signedAt` is null while a signature is awaited."),
  })
  .meta({ id: "CharterVersion" });

function versionBody(version: CharterVersionView): z.input<typeof Version> {
  const { parameters, signatures, ...rest } = version;
  return {
    ...rest,
    signatures: signatures.map(({ party, name, signedAt }) => ({
      partyId: party.id,
      party: partyName(party),
      name,
      signedAt,
    })),
  };
}

const versions = projectRead({
  id: "listCharterVersions",
  path: "/projects/{code}/charter",
  tag: "Charter",
  summary: "The versions of the charter",
  description: "Every version, the latest first, with the signature of each party, and what you may do now.",
  params: nothing,
  query: nothing,
  answer: listOf(Version).extend({ abilities: abilities("draft", "propose", "withdraw", "sign") }),
  read: async ({ tx, scope, now }) => {
    const page = await getCharterPage(tx, scope, now, null);
    if (page === null) return null;
    const { draft, propose, withdraw, sign } = page.abilities;
    return {
      items: page.versions.map(versionBody),
      next: null,
      abilities: { draft: may(draft), propose: may(propose), withdraw: may(withdraw), sign: may(sign) },
    };
  },
});

const version = projectRead({
  id: "getCharterVersion",
  path: "/projects/{code}/charter/{version}",
  tag: "Charter",
  summary: "One version of the charter",
  description: "Its parameters and its text: frozen once it was proposed, before that as it would be frozen now.",
  params: z.object({ version: z.coerce.number().int().min(1).max(100_000) }),
  query: nothing,
  answer: Version.extend({ parameters: CharterParameters, content: RecordContent, contentDigest: Sha256 }).meta({
    id: "Charter",
  }),
  read: async ({ tx, scope, now }, _query, { version }) => {
    const page = await getCharterPage(tx, scope, now, version);
    if (page === null || page.shown === null || page.record === null || page.digest === null) return null;
    const { parameters } = page.shown;
    return { ...versionBody(page.shown), parameters, content: page.record, contentDigest: page.digest };
  },
});

const draft = projectRead({
  id: "getCharterDraft",
  path: "/projects/{code}/charter-draft",
  tag: "Charter",
  summary: "What a draft starts from",
  description:
    "The parameters of the draft, else of the charter in force, else of the private model: what charter.draft takes.",
  params: nothing,
  query: nothing,
  answer: z
    .strictObject({
      version: z.int(),
      preset: Preset,
      parameters: CharterParameters,
      initialPrice: Amount.nullable(),
      ability: May,
    })
    .meta({ id: "CharterDraft" }),
  read: async ({ tx, scope, now }) => {
    const { version, preset, parameters, initialPriceCents, ability } = await getParametersStart(tx, scope, now);
    const initialPrice = initialPriceCents === null ? null : amount(initialPriceCents, scope.currency);
    return { version, preset, parameters, initialPrice, ability: may(ability) };
  },
});

/** The charter. */
export const charterReads: readonly ReadOperation[] = [versions, version, draft];
