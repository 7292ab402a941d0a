"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { drawFeedToken, feedPath } from "@/lib/auth/calendar-feed";
import { currentActor } from "@/lib/auth/current";
import { execute } from "@/lib/commands/execute";
import { env } from "@/lib/env";
import type { Action, ActionAnswer, ActionCall } from "@/lib/features/act/view";
import { createFeed } from "@/lib/features/feed/commands/create-feed";
import { revokeFeed } from "@/lib/features/feed/commands/revoke-feed";
import { FeedTerms } from "@/lib/features/feed/schema";
import type { FeedAnswer } from "@/lib/features/feed/view";
import { door } from "@/lib/http/door";
import { toAction } from "@/lib/http/to-action";
import { ChosenId } from "@/lib/kernel/ids";

const revoking: Action = toAction(revokeFeed);

/** Ends one of one's calendar feeds. */
export async function revoke(call: ActionCall): Promise<ActionAnswer> {
  return revoking(call);
}

const Typed = z.object({ commandId: ChosenId, terms: FeedTerms });

/** Makes a calendar feed. Its address is in this one answer and nowhere else. */
export async function create(typed: z.input<typeof Typed>): Promise<FeedAnswer> {
  const actor = await currentActor();
  if (actor === null) return { ok: false, problem: { kind: "signed-out" } };
  const parsed = Typed.safeParse(typed);
  if (!parsed.success) return { ok: false, problem: { kind: "terms-invalid" } };
  const { commandId, terms } = parsed.data;
  const token = drawFeedToken();
  const made = await execute(door(), createFeed, actor, { commandId, input: { ...terms, token } });
  if (!made.ok) {
    const { error } = made;
    const isFull = error.kind === "invalid-input" && error.issues.some(({ code }) => code === "feeds-exhausted");
    return { ok: false, problem: { kind: isFull ? "feeds-exhausted" : "terms-invalid" } };
  }
  // A repeated call made nothing: the secret drawn just now is nobody's.
  if (made.value.replayed) return { ok: false, problem: { kind: "terms-invalid" } };
  refresh();
  return { ok: true, address: `${env().url}${feedPath(token)}` };
}
