import { postToSign } from "@/lib/http/api/to-sign-route";

type Context = { readonly params: Promise<{ code: string; command: string }> };

/** What a signing command would sign now: read before it is signed. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { code, command } = await params;
  return postToSign(request, code, command);
}
