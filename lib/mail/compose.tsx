import { render, toPlainText } from "@react-email/components";
import { createTranslator } from "use-intl/core";
import { Letter } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import { type MailTemplate, mailDefinitions } from "@/lib/mail/message";
import { writeActWaiting } from "@/lib/mail/templates/act-waiting";
import { writeActivity } from "@/lib/mail/templates/activity";
import { writeCandidacy } from "@/lib/mail/templates/candidacy";
import { writeCharterToSign } from "@/lib/mail/templates/charter-to-sign";
import { writeConvocation } from "@/lib/mail/templates/convocation";
import { writeDigest } from "@/lib/mail/templates/digest";
import { writeFormalNotice } from "@/lib/mail/templates/formal-notice";
import { writeInvitation } from "@/lib/mail/templates/invitation";
import { writeMediationWaits } from "@/lib/mail/templates/mediation-waits";
import { writeMediatorAsked } from "@/lib/mail/templates/mediator-asked";
import { writeNotice } from "@/lib/mail/templates/notice";
import { writeOpinionAsked } from "@/lib/mail/templates/opinion-asked";
import { writeOpinionCode } from "@/lib/mail/templates/opinion-code";
import { writePasswordSet } from "@/lib/mail/templates/password-set";
import { writePeriodExtended } from "@/lib/mail/templates/period-extended";
import { writeProofCode } from "@/lib/mail/templates/proof-code";
import { writeReceipt } from "@/lib/mail/templates/receipt";
import { writeReminder } from "@/lib/mail/templates/reminder";
import { writeSignInLink } from "@/lib/mail/templates/sign-in-link";
import { writeSilenceTookEffect } from "@/lib/mail/templates/silence-took-effect";
import { writeTokenCreated } from "@/lib/mail/templates/token-created";
import en from "@/lib/text/en.json";
import fr from "@/lib/text/fr.json";
import type { Locale } from "@/lib/text/locale";
import { typographed } from "@/lib/text/typography";

/** A mail ready to leave: the same words in both parts. */
export type Composed = { readonly subject: string; readonly html: string; readonly text: string };

/**
 * Writes a mail in its reader's language. `url` is the public address, without a final slash; `stop` the end of the
 * address under which its kind is stopped. Throws when the facts do not fit the template.
 */
export async function composeMail(mail: {
  readonly template: MailTemplate;
  readonly payload: unknown;
  readonly locale: Locale;
  readonly url: string;
  readonly stop?: string | null;
}): Promise<Composed> {
  const { locale, url, stop = null } = mail;
  const t = createTranslator({ locale, messages: locale === "fr" ? fr : en });
  const parts = write({ locale, url, t }, mail.template, mail.payload);
  const subject = onScreen(locale, parts.subject);
  const footer = [...(parts.footer ?? []), t("mail.footer", { url })];
  const links =
    stop === null
      ? []
      : [
          { href: `${url}/mail/stop/${stop}`, label: t("mail.stop") },
          { href: `${url}/profile#mail`, label: t("mail.settings") },
        ];
  const letter = (
    <Letter locale={locale} preview={parts.preview} title={parts.title ?? parts.subject} footer={footer} links={links}>
      {parts.body}
    </Letter>
  );
  const html = await render(letter);
  return { subject, html: html.replaceAll("\u202f", "\u00a0"), text: toPlainText(html, { selectors: [factsAsText] }) };
}

/** Names and values stay in two columns where there is only text. */
const factsAsText = { selector: "table.facts", format: "dataTable", options: { colSpacing: 2, maxColumnWidth: 64 } };

function write(pen: Pen, template: MailTemplate, payload: unknown): LetterParts {
  switch (template) {
    case "sign-in-link":
      return writeSignInLink(pen, mailDefinitions[template].payload.parse(payload));
    case "proof-code":
      return writeProofCode(pen, mailDefinitions[template].payload.parse(payload));
    case "token-created":
      return writeTokenCreated(pen, mailDefinitions[template].payload.parse(payload));
    case "password-set":
      return writePasswordSet(pen, mailDefinitions[template].payload.parse(payload));
    case "invitation":
      return writeInvitation(pen, mailDefinitions[template].payload.parse(payload));
    case "candidacy":
      return writeCandidacy(pen, mailDefinitions[template].payload.parse(payload));
    case "opinion-asked":
      return writeOpinionAsked(pen, mailDefinitions[template].payload.parse(payload));
    case "opinion-code":
      return writeOpinionCode(pen, mailDefinitions[template].payload.parse(payload));
    case "mediator-asked":
      return writeMediatorAsked(pen, mailDefinitions[template].payload.parse(payload));
    case "mediation-waits":
      return writeMediationWaits(pen, mailDefinitions[template].payload.parse(payload));
    case "convocation":
      return writeConvocation(pen, mailDefinitions[template].payload.parse(payload));
    case "receipt":
      return writeReceipt(pen, mailDefinitions[template].payload.parse(payload));
    case "charter-to-sign":
      return writeCharterToSign(pen, mailDefinitions[template].payload.parse(payload));
    case "act-waiting":
      return writeActWaiting(pen, mailDefinitions[template].payload.parse(payload));
    case "activity":
      return writeActivity(pen, mailDefinitions[template].payload.parse(payload));
    case "digest":
      return writeDigest(pen, mailDefinitions[template].payload.parse(payload));
    case "reminder":
      return writeReminder(pen, mailDefinitions[template].payload.parse(payload));
    case "formal-notice":
      return writeFormalNotice(pen, mailDefinitions[template].payload.parse(payload));
    case "silence-took-effect":
      return writeSilenceTookEffect(pen, mailDefinitions[template].payload.parse(payload));
    case "period-extended":
      return writePeriodExtended(pen, mailDefinitions[template].payload.parse(payload));
    case "notice":
      return writeNotice(pen, mailDefinitions[template].payload.parse(payload));
  }
}

/** A subject is one line: what people typed (a project's name) cannot add a header to it. */
function onScreen(locale: Locale, subject: string): string {
  return typographed(locale, subject).replace(/\s*[\r\n]+\s*/g, " ");
}
