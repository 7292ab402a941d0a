import type { Metadata } from "next";
import * as actions from "@/app/(workspace)/projects/[code]/changes/actions";
import { OrderLink } from "@/components/amendment/order-link";
import { ChangeRequestItem } from "@/components/change-request/change-request-item";
import { getChangeRequest } from "@/lib/features/change-request/queries-item";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = { readonly params: Promise<{ code: string; change: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).change };
}

/** One change request: a draft to complete and submit, then each step as the reader's next act. */
export default async function ChangePage({ params }: Props) {
  const { code, change } = await params;
  const { view, abilities } = await readProject(code, (reading) => getChangeRequest(reading, change));
  const { timeZone } = view.project;
  const subject = { kind: "change-request", code: change } as const;
  const told = await tellAbilities(abilities, { project: code, timeZone, subject });
  const { open, submit, withdraw, qualify, dispute, settle, assess, quote, advise, decide, emergency, resume } =
    actions;
  const acts = {
    ...{ open, submit, withdraw, qualify, dispute, settle },
    ...{ assess, quote, advise, decide, emergency, resume },
  };
  return (
    <ChangeRequestItem view={view} abilities={told} actions={acts}>
      <OrderLink project={code} change={change} status={view.status} />
    </ChangeRequestItem>
  );
}
