import type { AsyncLocalStorage } from "node:async_hooks";

/** What is known of the HTTP request that this code serves. Filled by scripts/edge.mjs, preloaded into the web server. */
export type RequestFacts = {
  /** What a log line, an act and the header `X-Request-Id` of the answer have in common. */
  readonly id: string;
  readonly method: string;
  /** The pattern of its address (`/projects/[code]`), never the address itself. */
  readonly route: string;
  /** What the address names last, beside the project (`PV-2026-001`); empty when it names nothing else. */
  readonly subject: string;
  /** True when the browser asks before anybody has clicked: what is handed out then is a frame. */
  readonly isAhead: boolean;
  /** Who read what belongs to which project, once a page or a file has been handed out (`noteReading`). */
  reading?: { readonly projectId: string; readonly personId: string };
};

declare global {
  var avalRequests: AsyncLocalStorage<RequestFacts> | undefined;
}

/** The request that this code serves; `undefined` in a job, a script, or a server started without the preload. */
export function currentRequest(): RequestFacts | undefined {
  return globalThis.avalRequests?.getStore();
}

/**
 * The id of the request that this code serves: what `X-Request-Id` of the answer says, what every log line of it and
 * `command_receipt.request_id` of its act hold. Doors need not hand it on; a problem may quote it (`instance`).
 * `undefined` in a job or a script.
 */
export function requestId(): string | undefined {
  return currentRequest()?.id;
}

/**
 * Notes that this request reads what belongs to a project: once it has been answered, the access log keeps it
 * (lib/jobs/access-keeper). Entering a project to read it notes it by itself (`enterProject`).
 */
export function noteReading({ projectId, personId }: { readonly projectId: string; readonly personId: string }): void {
  const facts = currentRequest();
  if (facts !== undefined) facts.reading = { projectId, personId };
}
