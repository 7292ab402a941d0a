import { answerRead, refuseMethod } from "@/lib/http/api/to-read";

type Context = { readonly params: Promise<{ path: string[] }> };

/** Every read of the API, by the table of its reads. What is not there is a problem, like everything else. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerRead(request, (await params).path);
}

/** Acts have addresses of their own: nothing else is written to. */
export function POST(request: Request): Response {
  return refuseMethod(request);
}

export { POST as DELETE, POST as PATCH, POST as PUT };
