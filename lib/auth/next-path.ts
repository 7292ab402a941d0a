/** The address used to tell a path of ours from another site; it is never contacted. */
const ours = "http://aval.invalid";

/**
 * The path to go to after signing in, if it is one of ours; "/" otherwise. Refuses other origins in every spelling that
 * browsers accept ("//host", "/\host", tabs inside) and the sign-in pages themselves.
 */
export function safeNextPath(wanted: unknown): string {
  if (typeof wanted !== "string" || !wanted.startsWith("/") || wanted.length > 2000) return "/";
  let url: URL;
  try {
    url = new URL(wanted, ours);
  } catch {
    return "/";
  }
  const path = `${url.pathname}${url.search}${url.hash}`;
  const safe = url.origin === ours && !path.startsWith("//") && !/^\/(sign-in|set-up|api)(\/|\?|$)/.test(path);
  return safe ? path : "/";
}

/** The sign-in page, told where to go on afterwards. */
export function signInPath(next: string): string {
  const path = safeNextPath(next);
  return path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`;
}
