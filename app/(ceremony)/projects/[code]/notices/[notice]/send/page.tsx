import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { previewNotice, signNotice } from "@/app/(ceremony)/projects/[code]/notices/notice-actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { SendingCeremony } from "@/components/notice/sending-ceremony";
import { draftSending } from "@/lib/features/notice/queries-ceremony";
import { proofNow } from "@/lib/http/proof-now";
import { readProject } from "@/lib/http/reading";
import { tellCeremony } from "@/lib/http/tell-milestone";

type Props = { readonly params: Promise<{ code: string; notice: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("milestones"))("ceremony.notice.title", { code: (await params).notice }) };
}

/** A formal notice goes out, signed. */
export default async function SendPage({ params }: Props) {
  const { code, notice } = await params;
  const draft = await readProject(code, (reading) => draftSending(reading, notice, "PLATFORM"));
  const leaveHref = `/projects/${code}/notices/${notice}`;
  const first = await tellCeremony(draft, "notice", { subject: notice, leaveHref, proof: await proofNow() });
  return (
    <SendingCeremony
      first={first}
      notice={notice}
      milestone={draft.state.code}
      party={draft.scope.partyName}
      preview={previewNotice}
      action={signNotice}
      requestCode={requestSigningCode}
    />
  );
}
