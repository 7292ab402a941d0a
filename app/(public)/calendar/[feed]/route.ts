import { answerFeed } from "@/lib/http/read-feed";

type Context = { readonly params: Promise<{ feed: string }> };

/** A calendar feed at its secret address, for calendar programs. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { feed } = await params;
  return answerFeed(request, feed);
}
