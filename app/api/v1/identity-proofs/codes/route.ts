import { postProofCode } from "@/lib/http/api/identity";

/** Mails the code with which a person without a password proves who they are. */
export function POST(request: Request): Promise<Response> {
  return postProofCode(request);
}
