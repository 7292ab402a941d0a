import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { getLocale } from "next-intl/server";
import { authOptions } from "@/lib/auth/next-auth";
import { requestDesk, requestOrigin } from "@/lib/auth/request";
import { env } from "@/lib/env";

type Context = { readonly params: Promise<{ nextauth: string[] }> };

/** next-auth's own addresses: the way to an OpenID Connect provider and back. The options are made for each request. */
async function handler(request: NextRequest, context: Context): Promise<Response> {
  const options = authOptions(env(), { desk: requestDesk(), origin: await requestOrigin(), locale: await getLocale() });
  const answer: Response = await NextAuth(request, context, options);
  return answer;
}

export { handler as GET, handler as POST };
