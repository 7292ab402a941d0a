import type { Metadata } from "next";
import * as actions from "@/app/(workspace)/projects/[code]/consultations/actions";
import { ConsultationSheet } from "@/components/consultation/consultation-sheet";
import { getConsultation } from "@/lib/features/consultation/queries";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = { readonly params: Promise<{ code: string; consultation: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).consultation };
}

/** One consultation, on the side of the client and its AMO. */
export default async function ConsultationPage({ params }: Props) {
  const { code, consultation } = await params;
  const found = await readProject(code, ({ tx, scope, now }) => getConsultation(tx, scope, consultation, now));
  const { view, abilities } = found;
  const subject = { kind: "consultation", code: consultation } as const;
  const told = await tellAbilities(abilities, { project: code, timeZone: view.project.timeZone, subject });
  const acts = {
    publish: actions.publish,
    invite: actions.invite,
    answer: actions.answer,
    seal: actions.seal,
    witness: actions.witness,
    open: actions.open,
    declare: actions.declare,
    score: actions.score,
    end: actions.end,
  };
  return <ConsultationSheet view={view} abilities={told} acts={acts} />;
}
