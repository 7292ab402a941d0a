import { receiveReply } from "@/lib/http/reply-door";

/** Takes one message (message/rfc822) from the mail server's hook: an answer to a convocation, given in a calendar program. */
export async function POST(request: Request): Promise<Response> {
  return receiveReply(request);
}
