import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { isWaiting } from "@/lib/domain/advice";
import { type AdviceContent, AdviceLink } from "@/lib/domain/advice-content";
import { loadOpinions } from "@/lib/features/advice/queries-opinion";
import { contentOf, loadAdviceList } from "@/lib/features/advice/queries-state";
import { listLinkable } from "@/lib/features/advice/queries-subjects";
import type { AdviceFormView, Linkable, OpinionFormView } from "@/lib/features/advice/view";

const blank: AdviceContent = {
  kind: "RECOMMENDATION",
  object: "",
  facts: "",
  options: "",
  recommended: "",
  cost: "",
  delay: "",
  quality: "",
  legal: "",
  interests: "",
  neededBy: null,
};

/** What an address asks the form to begin with: a draft, a matter ("MILESTONE:J1"), a request, advice to replace. */
export type AskedForm = {
  readonly draft: string;
  readonly origin: string;
  readonly opinion: string;
  readonly replaces: string;
};

/** The matter that an address names, when advice can be about it. */
export function originOf(origin: string, linkable: readonly Linkable[]): readonly AdviceLink[] {
  const [kind = "", code = ""] = origin.split(":");
  const link = AdviceLink.safeParse({ kind, code });
  if (!link.success) return [];
  return linkable.some((one) => one.kind === link.data.kind && one.code === link.data.code) ? [link.data] : [];
}

/** The form of advice: a draft of one's own party, or a new one. `null` for a draft that is not there. */
export async function getAdviceForm(tx: Tx, scope: ProjectScope, asked: AskedForm): Promise<AdviceFormView | null> {
  const { projectId, partyId, code: project, name, timeZone } = scope;
  const [all, linkable, opinions] = await Promise.all([
    loadAdviceList(tx, projectId),
    listLinkable(tx, projectId),
    asked.opinion === "" ? [] : loadOpinions(tx, projectId, { code: asked.opinion }),
  ]);
  const own = all.filter((one) => one.partyId === partyId);
  const draft = own.find((one) => one.code === asked.draft && one.status === "DRAFT") ?? null;
  if (asked.draft !== "" && draft === null) return null;
  const opinion = opinions.find((one) => one.status === "OPEN" && one.partyId === partyId) ?? null;
  const before = own.find((one) => one.code === asked.replaces && isWaiting(one.status)) ?? null;
  const interests = own.find((one) => one.interests !== "")?.interests ?? "";
  const fromRequest =
    opinion === null
      ? {}
      : ({ kind: "OPINION_REQUESTED", object: opinion.question, neededBy: opinion.neededBy } as const);
  const start = before === null ? { ...blank, interests, ...fromRequest } : contentOf(before);
  return {
    project: { code: project, name, timeZone },
    code: draft?.code ?? "",
    content: draft === null ? start : contentOf(draft),
    links: draft?.links ?? before?.links ?? opinion?.links ?? originOf(asked.origin, linkable),
    supersedes: draft?.supersedes ?? before?.code ?? "",
    opinion: draft?.opinion ?? opinion?.code ?? "",
    question: opinion?.question ?? "",
    linkable,
    open: own.filter((one) => isWaiting(one.status)).map(({ code, object }) => ({ code, object })),
  };
}

/** The form by which an opinion is asked for. */
export async function getOpinionForm(tx: Tx, scope: ProjectScope, origin: string): Promise<OpinionFormView> {
  const { projectId, code, name, timeZone } = scope;
  const [linkable, agencies] = await Promise.all([
    listLinkable(tx, projectId),
    tx.party.findMany({ where: { projectId, side: "AGENCY", removedAt: null }, orderBy: { createdAt: "asc" } }),
  ]);
  return {
    project: { code, name, timeZone },
    linkable,
    agencies: agencies.map((party) => ({ id: party.id, name: party.name })),
    links: originOf(origin, linkable),
  };
}
