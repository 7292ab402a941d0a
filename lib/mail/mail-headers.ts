import { createHash } from "node:crypto";
import { z } from "zod";
import { sealMailStop } from "@/lib/auth/mail-stop";
import { isChosenKind, type MailStop } from "@/lib/domain/mail-kind";
import { kindOf, type MailTemplate } from "@/lib/mail/message";

/** A mail as it leaves: which, of which project, to whom. */
export type Leaving = {
  readonly id: string;
  readonly template: MailTemplate;
  readonly payload: unknown;
  readonly projectId: string | null;
  readonly personId: string | null;
};

/** The mails that one click stops, or `null` for a legal notice and for one that goes to no account. */
function stopOf({ template, payload, personId }: Leaving): MailStop | null {
  if (personId === null) return null;
  if (template === "digest") return "DIGEST";
  const kind = kindOf(template, payload);
  return isChosenKind(kind) ? kind : null;
}

/** The end of the address under which this mail's kind is stopped without signing in; `null` where it cannot be. */
export function stopTokenOf(leaving: Leaving, secret: string): string | null {
  const what = stopOf(leaving);
  return what === null || leaving.personId === null ? null : sealMailStop(secret, leaving.personId, what);
}

const Subject = z.object({ subject: z.string() });

/** The number at the beginning of a subject as it reads: "J3" of "J3 Gabarits". */
function matterOf({ template, payload }: Leaving): string | null {
  if (template === "charter-to-sign") return "charter";
  const subject = Subject.safeParse(payload);
  if (!subject.success || subject.data.subject === "") return null;
  return /^[A-Z]+-?[A-Z0-9-]*\d\b/.exec(subject.data.subject)?.[0] ?? subject.data.subject;
}

/** What a mail says of itself to programs. */
export type MailHeaders = {
  readonly messageId: string;
  /** The conversation of its matter: a root that was never sent, so that no mail of it has to be the first. */
  readonly inReplyTo?: string;
  readonly references?: string;
  readonly headers: Readonly<Record<string, string>>;
};

/**
 * The headers of a mail: its own id (the same at every try), the thread of its matter, and how to stop mails of its
 * kind in one click (RFC 8058, which wants https). Legal notices say nothing of stopping.
 */
export function headersOf(leaving: Leaving, at: { readonly url: string; readonly secret: string }): MailHeaders {
  const { hostname, protocol } = new URL(at.url);
  const matter = leaving.projectId === null || leaving.template === "digest" ? null : matterOf(leaving);
  const root = matter === null ? null : `<${threadOf(`${leaving.projectId} ${matter}`)}.matter@${hostname}>`;
  const stop = protocol === "https:" ? stopTokenOf(leaving, at.secret) : null;
  return {
    messageId: `<${leaving.id}@${hostname}>`,
    ...(root === null ? {} : { inReplyTo: root, references: root }),
    headers: {
      "Auto-Submitted": "auto-generated",
      ...(stop === null
        ? {}
        : {
            "List-Unsubscribe": `<${at.url}/api/mail/stop/${stop}>`,
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
          }),
    },
  };
}

/** The project itself is not named in what leaves. */
function threadOf(matter: string): string {
  return createHash("sha256").update(matter).digest("hex").slice(0, 32);
}
