import type { NextRequest } from "next/server";
import { currentActor } from "@/lib/auth/current";
import { searchOwn } from "@/lib/features/search/queries";
import { SearchInput } from "@/lib/features/search/view";
import { foundAnswer, signedOutAnswer } from "@/lib/http/found";
import { readOwn } from "@/lib/http/reading";

/** What the palette finds outside projects: the reader's own projects. */
export async function GET(request: NextRequest): Promise<Response> {
  if ((await currentActor()) === null) return signedOutAnswer();
  const words = SearchInput.safeParse(request.nextUrl.searchParams.get("q") ?? "");
  if (!words.success) return foundAnswer([]);
  return foundAnswer(await readOwn(({ tx, scope }) => searchOwn(tx, scope, words.data)));
}
