import { requireSession } from "@/lib/auth/current";
import { isFreshLink, proofMeans } from "@/lib/auth/reauth";
import { requestDesk } from "@/lib/auth/request";
import { getAccess } from "@/lib/features/account/queries";
import type { ChangeProfileInput } from "@/lib/features/account/schema";
import type { AccessView, PasswordProof } from "@/lib/features/account/view";
import { listFeeds } from "@/lib/features/feed/queries";
import type { FeedView } from "@/lib/features/feed/view";
import { getMailSetting } from "@/lib/features/notification/queries";
import type { ChooseMailInput } from "@/lib/features/notification/schema";
import type { ProofMethod } from "@/lib/features/signature/view";
import { listTokenProjects, listTokens } from "@/lib/features/token/queries";
import type { TokenView } from "@/lib/features/token/view";
import { readOwn } from "@/lib/http/reading";
import type { Instant } from "@/lib/kernel/instant";

/** Everything the profile page shows of the person who reads it. */
export type ProfileReading = {
  readonly profile: ChangeProfileInput;
  readonly email: string | null;
  readonly access: AccessView;
  /** What is asked beside a new password. */
  readonly proof: PasswordProof;
  readonly tokens: readonly TokenView[];
  readonly feeds: readonly FeedView[];
  /** Where a token may be good, and of what a feed may be. */
  readonly projects: readonly { readonly code: string; readonly name: string }[];
  /** When one's mails leave. */
  readonly mail: ChooseMailInput;
  /** By which means one proves who one is before a token is made. */
  readonly method: ProofMethod;
  readonly now: Instant;
};

/** Reads one's own profile and ways in. Sends to sign-in without a live session. */
export async function readProfile(): Promise<ProfileReading> {
  const session = await requireSession();
  const { displayName, title, gender, locale, theme, density, email, sessionId, personId } = session;
  const { now, ...own } = await readOwn(async ({ tx, scope, now }) => {
    const [access, tokens, feeds, projects, mail] = await Promise.all([
      getAccess(tx, scope, { now, sessionId }),
      listTokens(tx, scope, now),
      listFeeds(tx, scope),
      listTokenProjects(tx, scope),
      getMailSetting(tx, scope, "Europe/Paris"),
    ]);
    return { access, tokens, feeds, projects, mail, now };
  });
  const means = { PASSWORD: "current", MAIL_CODE: "code", DEMO: "demo" } as const;
  const method = await proofMeans(requestDesk(), personId);
  const proof = isFreshLink(session, now) ? "fresh-link" : means[method];
  return { profile: { displayName, title, gender, locale, theme, density }, email, ...own, method, proof, now };
}
