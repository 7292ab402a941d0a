"use server";

import { redirect } from "next/navigation";
import { currentActor } from "@/lib/auth/current";
import { dropSession } from "@/lib/auth/request";
import { execute } from "@/lib/commands/execute";
import { endOwnSession } from "@/lib/features/account/commands/end-session";
import { door } from "@/lib/http/door";

/** Signs out: the session ends on the server, then the browser forgets its token. */
export async function signOut(): Promise<void> {
  const actor = await currentActor();
  if (actor?.sessionId != null) {
    const entrance = door();
    await execute(entrance, endOwnSession, actor, {
      commandId: entrance.newId(),
      input: { sessionId: actor.sessionId },
    });
  }
  await dropSession();
  redirect("/sign-in");
}
