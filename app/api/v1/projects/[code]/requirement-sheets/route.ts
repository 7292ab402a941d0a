import { postSheet } from "@/lib/http/api/sheet";

type Context = { readonly params: Promise<{ code: string }> };

/** Reads a sheet of requirements into what the import takes. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return postSheet(request, (await params).code);
}
