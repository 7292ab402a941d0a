import { postCommand } from "@/lib/http/to-route";

type Context = { readonly params: Promise<{ command: string }> };

/** Performs an account command. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return postCommand(request, null, (await params).command);
}
