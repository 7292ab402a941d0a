# The standalone build: no development dependency and no source in the final image, except what migrates the database.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
RUN npm run build

FROM node:24-bookworm-slim
ENV NODE_ENV=production MALLOC_ARENA_MAX=2 PORT=3000 HOSTNAME=0.0.0.0 AVAL_FILES_DIR=/data/files AVAL_KEYS_DIR=/keys
WORKDIR /app
COPY --from=build --chown=node:node /app/.next/standalone ./
COPY --from=build --chown=node:node /app/prisma/migrations ./prisma/migrations
COPY --from=build --chown=node:node /app/lib/db/migrate.ts ./lib/db/migrate.ts
COPY --from=build --chown=node:node /app/scripts/migrate.mjs /app/scripts/origin.mjs /app/scripts/edge.mjs /app/scripts/guard.mjs ./scripts/
RUN mkdir -p /data/files /keys && chown node:node /data/files /keys
USER node
EXPOSE 3000
# The process answers; whether it can do its work is /api/health/ready, for whoever sends it visitors.
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--optimize-for-size", "--max-semi-space-size=8", "--import", "./scripts/origin.mjs", "server.js"]
