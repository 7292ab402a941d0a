import { postCommand } from "@/lib/http/to-route";

type Context = { readonly params: Promise<{ code: string; command: string }> };

/** Performs a command of a project. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { code, command } = await params;
  return postCommand(request, code, command);
}
