import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { freePort } from "@/scripts/database.mjs";

/** A real SMTP server on loopback that keeps what it receives. */
export type Mailbox = {
  readonly url: string;
  /** All mail received so far, oldest first. */
  readonly received: readonly Email[];
  /**
   * The newest mail to `address` whose subject matches, waiting up to ten seconds for it.
   * Throws naming the subjects that did arrive.
   */
  readonly waitFor: (address: string, subject?: RegExp) => Promise<Email>;
  readonly close: () => Promise<void>;
};

const PATIENCE_MS = 10_000;

/** Opens a mailbox for one test application; its `url` is the application's SMTP_URL. */
export async function openMailbox(): Promise<Mailbox> {
  const received: Email[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        PostalMime.parse(Buffer.concat(chunks)).then(
          (mail) => {
            received.push(mail);
            done();
          },
          (error: Error) => done(error),
        );
      });
    },
  });
  const port = await freePort();
  if (port === undefined) throw new Error("No free port for the test mailbox");
  await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
  const find = (address: string, subject: RegExp): Email | undefined =>
    received.findLast(
      (mail) =>
        (mail.to ?? []).some((to) => to.address?.toLowerCase() === address.toLowerCase()) &&
        subject.test(mail.subject ?? ""),
    );
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    async waitFor(address, subject = /.*/) {
      const deadline = Date.now() + PATIENCE_MS;
      while (Date.now() < deadline) {
        const found = find(address, subject);
        if (found !== undefined) return found;
        await new Promise((ready) => setTimeout(ready, 100));
      }
      const subjects = received.map((mail) => `${mail.to?.[0]?.address}: ${mail.subject}`).join("\n");
      throw new Error(`No mail to ${address} matching ${subject}. Received:\n${subjects}`);
    },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}
