import { postProof } from "@/lib/http/api/identity";

/** Proves who calls, for one signature. */
export function POST(request: Request): Promise<Response> {
  return postProof(request);
}
