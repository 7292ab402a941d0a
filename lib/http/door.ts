import { v7 } from "uuid";
import type { Door } from "@/lib/commands/execute";
import { connect } from "@/lib/db/client";
import { env } from "@/lib/env";
import { timeNow } from "@/lib/http/demo-time";

declare global {
  var avalDoor: Door | undefined;
}

/** The door of the running application: its pool, the system clock (ahead of it in a demo that was told so) and UUIDv7 (RFC 9562). One per process, also across the reloads of `next dev`. */
export function door(): Door {
  globalThis.avalDoor ??= {
    db: connect(env().databaseUrl),
    clock: { now: timeNow },
    newId: () => v7(),
  };
  return globalThis.avalDoor;
}
