import { cookies } from "next/headers";
import { linkBelongsHere } from "@/lib/auth/link";
import { linkCookie, requestDesk } from "@/lib/auth/request";

/** Where somebody stands on the page of one-time links. */
export type LinkStep = "ask" | "sent" | "confirm" | "elsewhere";

/**
 * The step of a request: `confirm` when this browser asked for the link it holds, `elsewhere` when it did not, `sent`
 * when it asked for one and has none yet, `ask` otherwise or when it asks again. Reading it changes nothing.
 */
export async function linkStep(token: string, again: boolean): Promise<LinkStep> {
  const browser = (await cookies()).get(linkCookie().name)?.value;
  if (token !== "") return (await linkBelongsHere(requestDesk(), token, browser)) ? "confirm" : "elsewhere";
  return browser !== undefined && !again ? "sent" : "ask";
}
