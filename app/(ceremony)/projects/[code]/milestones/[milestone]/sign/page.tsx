import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import * as actions from "@/app/(ceremony)/projects/[code]/milestones/milestone-actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { DecisionCeremony } from "@/components/milestone/decision-ceremony";
import { draftDecision } from "@/lib/features/milestone/queries-ceremony";
import { proofNow } from "@/lib/http/proof-now";
import { readProject } from "@/lib/http/reading";
import { tellDecision } from "@/lib/http/tell-milestone";

type Props = { readonly params: Promise<{ code: string; milestone: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("milestones"))("ceremony.decide.title", { code: (await params).milestone }) };
}

const nothing = { comment: "", reasons: [], reductionCents: null };

/** Signs a decision on a milestone: read, check, sign. */
export default async function SignDecisionPage({ params }: Props) {
  const { code, milestone } = await params;
  const draft = await readProject(code, (reading) => draftDecision(reading, milestone, null, nothing));
  const first = await tellDecision(draft, nothing, await proofNow());
  const sign = {
    ACCEPT: actions.signAcceptance,
    ACCEPT_WITH_RESERVATIONS: actions.signReserved,
    REDUCE_PRICE: actions.signReduced,
    ADJOURN: actions.signAdjournment,
    REJECT: actions.signRejection,
    APPROVE_APTITUDE: actions.signAptitude,
  };
  return (
    <DecisionCeremony
      milestone={milestone}
      first={first}
      preview={actions.previewDecision}
      sign={sign}
      requestCode={requestSigningCode}
    />
  );
}
