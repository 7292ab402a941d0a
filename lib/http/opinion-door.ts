import { getLocale, getTranslations } from "next-intl/server";
import { readOpinionRoom } from "@/lib/auth/opinion-link";
import { requestDesk } from "@/lib/auth/request";
import { hashToken } from "@/lib/auth/secret";
import { cookieName, isHttps } from "@/lib/auth/token";
import { executeAsSystem } from "@/lib/commands/execute";
import { env } from "@/lib/env";
import { giveOpinion } from "@/lib/features/advice/commands/give-opinion";
import type { AdviceWords } from "@/lib/features/advice/schema";
import type { OpinionDoorFault, OpinionGiven } from "@/lib/features/advice/view-opinion";
import { door } from "@/lib/http/door";
import { tellIssues, tellRefusals } from "@/lib/http/tell";
import { ChosenId } from "@/lib/kernel/ids";
import { formatDateTime } from "@/lib/text/format";

/** The cookie of one link's room: another link has another, so that none is shown under another's address. */
export function opinionCookie(token: string): {
  readonly name: string;
  readonly options: { readonly httpOnly: true; readonly sameSite: "lax"; readonly path: "/"; readonly secure: boolean };
} {
  const { url } = env();
  return {
    name: cookieName(`aval_opinion_${hashToken(token).slice(0, 16)}`, url),
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps(url) },
  };
}

/** Why an expert is not let in, in the reader's language. */
export async function tellDoorFault(fault: OpinionDoorFault): Promise<string> {
  const [t, locale] = await Promise.all([getTranslations("advice.expert.faults"), getLocale()]);
  if (fault.kind !== "rate-limited") return t(fault.kind === "link-over" ? "over" : "code");
  return t("often", { until: formatDateTime({ locale, timeZone: "Europe/Paris" }, fault.until) });
}

/** Gives an opinion from an open room; `null` when the room is over. An expert is nobody in the project: the clock records it. */
export async function giveInRoom(
  secret: string,
  { commandId, ...said }: AdviceWords & { readonly warns: boolean; readonly commandId: string },
): Promise<OpinionGiven | null> {
  const [open, chosen] = [await readOpinionRoom(requestDesk(), secret), ChosenId.safeParse(commandId)];
  if (open === null || !chosen.success || open.status !== "OPEN") return null;
  const input = { ...said, room: hashToken(secret) };
  const answer = await executeAsSystem(door(), giveOpinion, {
    projectId: open.projectId,
    commandId: chosen.data,
    input,
  });
  if (answer.ok) return { ok: true };
  const t = await getTranslations("advice.expert");
  const { error } = answer;
  if (error.kind === "invalid-input")
    return { ok: false, message: t("faults.fields"), fields: await tellIssues(error.issues) };
  if (error.kind !== "refused") return null;
  const { facts } = await tellRefusals(error.refusals, {});
  return { ok: false, message: facts.map(({ fact }) => fact).join(" "), fields: {} };
}
