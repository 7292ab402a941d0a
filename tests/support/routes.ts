import { readdirSync } from "node:fs";
import { sep } from "node:path";

/** The address of every page of the route tree, groups left out: "/projects/[code]/members". */
export function pageRoutes(): readonly string[] {
  return readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((path) => path === "page.tsx" || path.endsWith(`${sep}page.tsx`))
    .map((path) => {
      const parts = path.split(sep).slice(0, -1);
      return `/${parts.filter((part) => !part.startsWith("(")).join("/")}`;
    })
    .toSorted();
}
