import { isChosenKind } from "@/lib/domain/mail-kind";
import type { MailPreview } from "@/lib/features/account/view";
import { composeMail } from "@/lib/mail/compose";
import { exampleMails } from "@/lib/mail/examples";
import { kindOf } from "@/lib/mail/message";
import type { Locale } from "@/lib/text/locale";

/**
 * Writes one example of every mail in a language, for /dev/mail. Mails are written by jobs alone: the pages of development
 * ask through `globalThis.avalPreviews`, which is set in demo and development only.
 */
export function mailPreviews(url: string): (locale: Locale) => Promise<readonly MailPreview[]> {
  return (locale) =>
    Promise.all(
      exampleMails.map(async ({ template, payload }) => {
        const stop = isChosenKind(kindOf(template, payload)) ? "example" : null;
        const { subject, html, text } = await composeMail({ template, payload, locale, url, stop });
        return { template, subject, html, text };
      }),
    );
}
