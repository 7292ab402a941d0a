import { importRequirement } from "@/lib/features/requirement/commands/import-requirement";
import { streamAct } from "@/lib/http/stream-act";

type Context = { readonly params: Promise<{ code: string }> };

/** Takes a mapped sheet in, and says how far it is while it does. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return streamAct(importRequirement, request, (await params).code);
}
