import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import {
  type CharterFacts,
  decideCharterDraft,
  decideCharterEdit,
  decideCharterProposal,
  decideCharterSignature,
  decideCharterWithdrawal,
} from "@/lib/domain/charter";
import type { CharterParameters } from "@/lib/domain/parameter";
import { type Preset, presets } from "@/lib/domain/preset";
import { projectIsOpen } from "@/lib/domain/project";
import type { RecordContent } from "@/lib/domain/record";
import { getCharterRecord, listCharterVersions } from "@/lib/features/charter/queries";
import { composeCharter, loadCharterFacts } from "@/lib/features/charter/store";
import type { CharterVersionView } from "@/lib/features/charter/view";
import type { Digest } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";
import { err, ok } from "@/lib/kernel/result";
import { recordDigest } from "@/lib/ledger/sign";

/** What the reader may do with the charter now. */
export type CharterAbilities = { readonly [act in "draft" | "propose" | "withdraw" | "sign"]: Ability };

/** The charter page: one version read, all versions, and what its reader may do. */
export type CharterPage = {
  readonly project: {
    readonly code: string;
    readonly name: string;
    readonly status: string;
    readonly currency: string;
    readonly timeZone: string;
  };
  readonly party: { readonly id: string; readonly name: string };
  readonly now: Instant;
  /** `null` before the first draft. */
  readonly shown: CharterVersionView | null;
  /** The whole text: frozen, or as it would be frozen now. */
  readonly record: RecordContent | null;
  readonly digest: Digest | null;
  readonly inForce: number | null;
  /** The text in force, when another version is being read that would replace it. */
  readonly standing: RecordContent | null;
  /** The version being drafted or signed. */
  readonly open: number | null;
  readonly versions: readonly CharterVersionView[];
  readonly facts: CharterFacts | null;
  readonly abilities: CharterAbilities;
};

/** Reads the charter: the version asked for, else the one in the works, else the one in force. `null` when there is no such version. */
export async function getCharterPage(
  tx: Tx,
  scope: ProjectScope,
  now: Instant,
  wanted: number | null,
): Promise<CharterPage | null> {
  const { projectId, code, name, status, currency, timeZone, partyId, partyName } = scope;
  const versions = await listCharterVersions(tx, projectId);
  const open = versions.find((one) => one.status === "DRAFT" || one.status === "PROPOSED") ?? null;
  const inForce = versions.find((one) => one.status === "IN_FORCE") ?? null;
  const shown =
    wanted === null
      ? (open ?? inForce ?? versions[0] ?? null)
      : (versions.find((one) => one.version === wanted) ?? null);
  if (wanted !== null && shown === null) return null;
  const replaces = shown !== null && inForce !== null && (shown.status === "DRAFT" || shown.status === "PROPOSED");
  const [facts, record, standing] = await Promise.all([
    shown === null ? null : readFacts(tx, projectId, shown, now),
    shown === null ? null : readText(tx, scope, shown, now),
    replaces ? getCharterRecord(tx, projectId, inForce.version) : null,
  ]);
  return {
    project: { code, name, status, currency, timeZone },
    party: { id: partyId, name: partyName },
    now,
    shown,
    record,
    digest: record === null ? null : recordDigest(record),
    inForce: inForce?.version ?? null,
    standing,
    open: open?.version ?? null,
    versions,
    facts,
    abilities: abilitiesOn(scope, now, shown, open, facts),
  };
}

async function readFacts(
  tx: Tx,
  projectId: string,
  { version, status }: CharterVersionView,
  now: Instant,
): Promise<CharterFacts> {
  const row = await tx.charter.findUnique({
    where: { projectId_version: { projectId, version } },
    select: { documentId: true },
  });
  return loadCharterFacts(tx, projectId, { version, status, documentId: row?.documentId ?? null }, now);
}

/** The text of a version: frozen, or as it would be frozen now. */
async function readText(tx: Tx, scope: ProjectScope, shown: CharterVersionView, now: Instant): Promise<RecordContent> {
  const frozen = await getCharterRecord(tx, scope.projectId, shown.version);
  return frozen ?? composeCharter(tx, scope, shown, now);
}

function abilitiesOn(
  scope: ProjectScope,
  now: Instant,
  shown: CharterVersionView | null,
  open: CharterVersionView | null,
  facts: CharterFacts | null,
): CharterAbilities {
  const over = projectIsOpen(scope.status);
  const digests = { read: shown?.digest ?? "", current: shown?.digest ?? "" };
  const may = (
    command: "charter.propose" | "charter.withdraw" | "charter.sign",
    rule: (facts: CharterFacts, actor: Parameters<typeof decideCharterEdit>[1]) => ReturnType<typeof decideCharterEdit>,
  ): Ability =>
    abilityTo(command, scope, now, (actor) => (facts === null || over.length > 0 ? err(over) : rule(facts, actor)));
  return {
    draft: abilityTo("charter.draft", scope, now, (actor) => {
      if (over.length > 0) return err(over);
      if (open === null || open.status === "PROPOSED") return decideCharterDraft(open?.version ?? null);
      return facts === null || shown?.version !== open.version ? ok("DRAFT") : decideCharterEdit(facts, actor);
    }),
    propose: may("charter.propose", decideCharterProposal),
    withdraw: may("charter.withdraw", decideCharterWithdrawal),
    sign: may("charter.sign", (known, actor) => decideCharterSignature(known, actor, digests)),
  };
}

/** What the parameters page starts from: the draft, else the charter in force, else the private model. */
export type ParametersStart = {
  readonly preset: Preset;
  readonly parameters: CharterParameters;
  readonly initialPriceCents: number | null;
  readonly version: number;
  readonly priceLocked: boolean;
  readonly ability: Ability;
};

/** Reads what the parameters page starts from. */
export async function getParametersStart(tx: Tx, scope: ProjectScope, now: Instant): Promise<ParametersStart> {
  const [page, project] = await Promise.all([
    getCharterPage(tx, scope, now, null),
    tx.project.findUniqueOrThrow({ where: { id: scope.projectId }, select: { initialPriceCents: true } }),
  ]);
  const last = page?.shown ?? null;
  const editing = last?.status === "DRAFT";
  return {
    preset: last?.preset ?? "PRIVATE",
    parameters: last?.parameters ?? presets.PRIVATE,
    initialPriceCents: project.initialPriceCents === null ? null : Number(project.initialPriceCents),
    version: editing ? last.version : (page?.versions[0]?.version ?? 0) + 1,
    priceLocked: scope.status !== "SETUP",
    ability: page?.abilities.draft ?? { allowed: false, refusals: [] },
  };
}
