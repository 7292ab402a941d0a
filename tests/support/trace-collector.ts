import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

const Sent = z.object({
  resourceSpans: z.array(
    z.object({
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              name: z.string(),
              attributes: z.array(
                z.object({ key: z.string(), value: z.looseObject({ stringValue: z.string().optional() }) }),
              ),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** A span as a collector sees it. */
export type CollectedSpan = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
};

/** A collector of traces (OTLP over HTTP, JSON) that keeps what it gets. */
export type TraceCollector = {
  readonly url: string;
  readonly spans: () => readonly CollectedSpan[];
  /** Everything that was sent, as it was sent. */
  readonly text: () => string;
  readonly close: () => Promise<void>;
};

/** Opens a collector on this machine; its `url` is OTEL_EXPORTER_OTLP_ENDPOINT. */
export async function collectTraces(): Promise<TraceCollector> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      bodies.push(Buffer.concat(chunks).toString("utf8"));
      response.setHeader("Content-Type", "application/json").end("{}");
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("No port for the collector");
  return {
    url: `http://127.0.0.1:${address.port}`,
    spans: () =>
      bodies.flatMap((body) =>
        Sent.parse(JSON.parse(body)).resourceSpans.flatMap(({ scopeSpans }) =>
          scopeSpans.flatMap(({ spans }) =>
            spans.map(({ name, attributes }) => ({
              name,
              attributes: Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue])),
            })),
          ),
        ),
      ),
    text: () => bodies.join("\n"),
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}
