import { type NextRequest, NextResponse } from "next/server";
import { pathHeader } from "@/lib/auth/path-header";
import { env } from "@/lib/env";

/**
 * Tells pages their own address and browsers what a page may run. It never decides who may see what: every page, action
 * and route asks that itself, since a proxy can be walked around. What does not pass here is given the policy of
 * next.config.ts, under which nothing runs at all (the secret of a calendar is written into no header either).
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy(nonce, env().isDevelopment);
  const headers = new Headers(request.headers);
  headers.set(pathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

export const config = {
  matcher: ["/((?!_next/static|_next/image|api/|calendar/|favicon.ico).*)"],
};

/**
 * Scripts and style sheets run with the nonce of their page only. Style attributes are allowed, since components size
 * bars and seals with them and menus are placed by them; no style of ours takes a text that somebody typed.
 */
function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'none'",
    // React rebuilds server stacks with eval while developing, never in production.
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // The development server writes style elements of its own, without a nonce.
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
