import { readdirSync } from "node:fs";
import { sep } from "node:path";

/** The address of every page of the route tree, groups left out: "/projects/[code]/members". */
export function pageRoutes(): readonly string[] {
  return addressesOf("page.tsx");
}

/** The address of every route handler of the route tree, groups left out: "/api/search". */
export function handlerRoutes(): readonly string[] {
  return addressesOf("route.ts");
}

function addressesOf(file: string): readonly string[] {
  return readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((path) => path === file || path.endsWith(`${sep}${file}`))
    .map((path) => {
      const parts = path.split(sep).slice(0, -1);
      return `/${parts.filter((part) => !part.startsWith("(")).join("/")}`;
    })
    .toSorted();
}
