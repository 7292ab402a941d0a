import type { NextRequest } from "next/server";
import { currentActor } from "@/lib/auth/current";
import { searchOwn, searchProject } from "@/lib/features/search/queries";
import { SearchInput } from "@/lib/features/search/view";
import { foundAnswer, signedOutAnswer } from "@/lib/http/found";
import { readOwn, readProject } from "@/lib/http/reading";

/** What the palette finds in a project, then the reader's own projects. A foreign project is not found. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  if ((await currentActor()) === null) return signedOutAnswer();
  const { code } = await params;
  const words = SearchInput.safeParse(request.nextUrl.searchParams.get("q") ?? "");
  if (!words.success) return foundAnswer([]);
  const inside = await readProject(code, ({ tx, scope }) => searchProject(tx, scope, words.data));
  return foundAnswer([...inside, ...(await readOwn(({ tx, scope }) => searchOwn(tx, scope, words.data)))]);
}
