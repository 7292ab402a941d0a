import { getTranslations } from "next-intl/server";
import type { Refusal } from "@/lib/domain/refusal";
import type { MembersView, Mend, MissingPost } from "@/lib/features/member/view";
import { tellRefusals } from "@/lib/http/tell";

/** Says each empty post in the reader's language, with the act that fills it when the reader may do it. */
export async function tellMissing(
  posts: readonly { readonly refusal: Refusal; readonly mends: readonly Mend[] }[],
  view: MembersView,
): Promise<readonly MissingPost[]> {
  const t = await getTranslations("members.mend");
  const told = posts.map(async ({ refusal, mends }): Promise<MissingPost | null> => {
    const { facts, articles } = await tellRefusals([refusal], { project: view.project.code });
    const [fact, article] = [facts[0], articles[0]];
    if (fact === undefined || article === undefined) return null;
    const mend =
      mends.find((one) =>
        one.kind === "add-party"
          ? view.mayAddParty
          : view.parties.some((party) => party.id === one.partyId && party.invitable.includes(one.role)),
      ) ?? null;
    return { fact: fact.fact, article, mend, label: mend === null ? "" : t(labelOf(mend)) };
  });
  return (await Promise.all(told)).flatMap((post) => (post === null ? [] : [post]));
}

function labelOf(mend: Mend): string {
  if (mend.kind === "add-party") return mend.side === "AMO" ? "amo" : "agency";
  if (mend.role === "CLIENT_SPONSOR") return "sponsor";
  if (mend.role === "AMO") return "amoMember";
  if (mend.role === "AGENCY_MANAGER") return "agencyManager";
  if (mend.role === "CLIENT_OWNER") return "clientOwner";
  return mend.role === "AGENCY_SIGNATORY" ? "agencySignatory" : "signatory";
}
