import { giveExport } from "@/lib/http/give-export";

type Context = { readonly params: Promise<{ code: string; file: string }> };

/** A list of a project as a table ("milestones.xlsx"), or its specification as a document ("specification.reqif"). */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return giveExport(request, await params);
}
