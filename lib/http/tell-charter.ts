import { getLocale, getTranslations } from "next-intl/server";
import type { ArticleCode } from "@/lib/domain/article";
import {
  agenciesCanSign,
  amoPresent,
  type CharterFacts,
  clientCanAlwaysSign,
  sponsorNamed,
} from "@/lib/domain/charter";
import { deviationsFrom } from "@/lib/domain/preset";
import type { RecordContent } from "@/lib/domain/record";
import type { Refusal } from "@/lib/domain/refusal";
import type { CharterPage } from "@/lib/features/charter/queries-page";
import type { CeremonyView, ConditionView, ProofMethod } from "@/lib/features/signature/view";
import { tellArticle, tellRefusals } from "@/lib/http/tell";
import { instant } from "@/lib/kernel/instant";
import { formatReceiptTime } from "@/lib/text/format";

/** The ceremony of a charter's signature in the reader's language; `null` when no version is out for signature. */
export async function tellCharterCeremony(page: CharterPage, proof: ProofMethod): Promise<CeremonyView | null> {
  const { shown, record, digest, facts, project, party } = page;
  if (shown === null || record === null || digest === null || facts === null || shown.status !== "PROPOSED")
    return null;
  const [t, locale] = await Promise.all([getTranslations(), getLocale()]);
  const article = (code: ArticleCode) => tellArticle(t, code);
  const missing = shown.signatures.filter(
    (signature) => signature.signedAt === null && signature.party.id !== party.id,
  ).length;
  const deviations = deviationsFrom(shown.preset, shown.parameters).length;
  const last = page.inForce === null ? "last" : "lastAmendment";
  const subject = { kind: "charter" } as const;
  const { sign } = page.abilities;
  return {
    project: { code: project.code, name: project.name },
    title: t("charter.ceremony.title"),
    leaveHref: `/projects/${project.code}/charter`,
    record,
    digest,
    earlier: page.standing,
    conditions: await conditionsOf(
      facts,
      shown.signatures.some((signature) => signature.party.id === party.id && signature.signedAt !== null),
    ),
    causes: [
      { text: t("charter.ceremony.causes.yours", { party: party.name }), article: article("CD-16") },
      {
        text: missing === 0 ? t(`charter.ceremony.causes.${last}`) : t("charter.ceremony.causes.others", { missing }),
        article: article("CD-02"),
      },
    ],
    closes: [
      { text: t("charter.ceremony.closes.withdraw"), article: article("CD-04") },
      { text: t("charter.ceremony.closes.edit"), article: article("CD-16") },
    ],
    facts: [
      {
        name: t("charter.ceremony.facts.version"),
        value: String(shown.version),
        detail:
          page.standing === null || page.inForce === null
            ? null
            : t("charter.ceremony.facts.replaces", {
                version: page.inForce,
                changes: changedNotes(record, page.standing).join(", "),
              }),
      },
      {
        name: t("charter.ceremony.facts.preset"),
        value: t(`presets.${shown.preset}`),
        detail: t("charter.ceremony.facts.deviations", { count: deviations }),
      },
      { name: t("charter.ceremony.facts.silence"), value: t("charter.ceremony.facts.silenceValue"), detail: null },
    ],
    signatories: shown.signatures.map(({ party: { id, name, side, ordinal }, name: signatory, signedAt }) => ({
      name: signatory ?? name,
      party: { name, side, ordinal },
      signedAt: signedAt === null ? null : formatReceiptTime({ locale, timeZone: project.timeZone }, instant(signedAt)),
      you: id === party.id,
    })),
    otherWays: [],
    proof,
    // The declaration names the party itself.
    onBehalf: null,
    blocked: sign.allowed ? null : await tellRefusals(sign.refusals, { project: project.code, subject }),
  };
}

/** The parts of a version that are not those of the one in force: their numbers in the margin. */
function changedNotes(record: RecordContent, standing: RecordContent): readonly string[] {
  const words = new Map(standing.sections.map((section) => [section.note, JSON.stringify(section.blocks)]));
  return record.sections
    .filter((section) => words.get(section.note) !== JSON.stringify(section.blocks))
    .map(({ note }) => note);
}

async function conditionsOf(facts: CharterFacts, signed: boolean): Promise<readonly ConditionView[]> {
  const t = await getTranslations();
  const rows: readonly (readonly [string, ArticleCode, boolean | readonly Refusal[]])[] = [
    ["sponsor", "CD-08", sponsorNamed(facts)],
    ["signatories", "CD-07", clientCanAlwaysSign(facts)],
    ["agencies", "CD-07", agenciesCanSign(facts)],
    ["amo", "MR-01", amoPresent(facts)],
    ["once", "CR-12", !signed],
  ];
  return rows.map(([key, code, holds]) => ({
    label: t(`charter.ceremony.conditions.${key}`),
    detail: "",
    met: holds === true || (typeof holds !== "boolean" && holds.length === 0),
    article: tellArticle(t, code),
    closes: null,
  }));
}
