import { v7 } from "uuid";
import { drawFeedToken, feedPath } from "@/lib/auth/calendar-feed";
import type { Door } from "@/lib/commands/execute";
import { transact } from "@/lib/db/transact";
import { saveFeed } from "@/lib/features/feed/store";
import type { PersonId } from "@/lib/kernel/ids";

/** Makes a calendar feed of a person as the command keeps it; of all their projects unless told. Answers its path. */
export async function giveFeed(door: Door, personId: PersonId, project: string | null = null): Promise<string> {
  const token = drawFeedToken();
  const now = door.clock.now();
  await transact(door.db, { personId }, (tx) =>
    saveFeed(tx, { id: v7(), personId, project, timeZone: "Europe/Paris", token, now }),
  );
  return feedPath(token);
}
