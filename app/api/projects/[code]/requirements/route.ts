import type { NextRequest } from "next/server";
import { currentActor } from "@/lib/auth/current";
import { listRows } from "@/lib/features/requirement/queries-rows";
import { RequirementFilter } from "@/lib/features/requirement/schema-filter";
import { readProject } from "@/lib/http/reading";

const headers = { "Cache-Control": "private, no-store" } as const;
/** Rows of one answer: a few screens, so that a list of ten thousand is scrolled through in fifty. */
const atOnce = 200;

/** The rows of the list that follow a requirement, under the filters of its screen: what is fetched while one scrolls. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  if ((await currentActor()) === null) return Response.json(null, { status: 401, headers });
  const filter = RequirementFilter.parse(Object.fromEntries(request.nextUrl.searchParams));
  const rows = await readProject((await params).code, ({ tx, scope }) =>
    listRows(tx, scope, { ...filter, before: null }, atOnce),
  );
  return Response.json(rows, { headers });
}
