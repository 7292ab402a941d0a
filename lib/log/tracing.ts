import { type Attributes, context, type SpanStatus, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, type ReadableSpan, type SpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";

/**
 * Starts OpenTelemetry: Next's own spans and one for each command go to OTEL_EXPORTER_OTLP_ENDPOINT, which the exporter
 * reads itself, as the other OTEL_EXPORTER_OTLP_… and OTEL_BSP_… variables. Loaded only when that one is set.
 *
 * @returns sends what is left and stops
 */
export function startTracing(serviceName: string): () => Promise<void> {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": serviceName }),
    spanProcessors: [discreet(new BatchSpanProcessor({ exporter: new OTLPTraceExporter() }))],
  });
  trace.setGlobalTracerProvider(provider);
  return () => provider.shutdown();
}

/** Lets through, of each span, what says nothing of anybody: Next's spans carry whole addresses, with their queries. */
export function discreet(processor: SpanProcessor): SpanProcessor {
  return {
    onStart: (span, parent) => processor.onStart(span, parent),
    onEnd: (span) => processor.onEnd(withoutPersons(span)),
    forceFlush: () => processor.forceFlush(),
    shutdown: () => processor.shutdown(),
  };
}

const allowed = new Set([
  "http.method",
  "http.status_code",
  "http.route",
  "next.route",
  "next.rsc",
  "next.span_type",
  "aval.command",
  "aval.command_id",
  "aval.project_id",
  "aval.request_id",
  "aval.outcome",
]);

function withoutPersons(span: ReadableSpan): ReadableSpan {
  const attributes: Attributes = Object.fromEntries(
    Object.entries(span.attributes).filter(([name]) => allowed.has(name)),
  );
  const status: SpanStatus = { code: span.status.code };
  return {
    name: nameOf(span.name, attributes),
    kind: span.kind,
    spanContext: () => span.spanContext(),
    ...(span.parentSpanContext === undefined ? {} : { parentSpanContext: span.parentSpanContext }),
    startTime: span.startTime,
    endTime: span.endTime,
    status,
    attributes,
    // Links and events may hold anything: an exception is an event with its message.
    links: [],
    events: [],
    duration: span.duration,
    ended: span.ended,
    resource: span.resource,
    instrumentationScope: span.instrumentationScope,
    droppedAttributesCount: span.droppedAttributesCount,
    droppedEventsCount: span.droppedEventsCount,
    droppedLinksCount: span.droppedLinksCount,
  };
}

/** The words of a name, and the pattern of its address in place of any address. */
function nameOf(name: string, attributes: Attributes): string {
  const words = name.split(/[/?]|https?:/, 1)[0]?.trim() ?? "";
  const said = /^[A-Za-z][A-Za-z.() -]{0,80}$/.test(words) ? words : "span";
  const route = attributes["next.route"];
  return typeof route === "string" ? `${said} ${route}` : said;
}
