# Communiqué with its model, index and pages in place: it answers within a second of being started, writes nothing, and
# runs with a read-only root, as an account without rights.
#
#   docker build -t communique .
#   docker run --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges -p 8787:8787 communique

# The release that the tests run on, in Debian's glibc: the model's runtime has no binaries for another C library.
ARG NODE_VERSION=20.20.2

FROM node:${NODE_VERSION}-bookworm AS build
WORKDIR /app
# The headers of this very Node.js, which node-gyp would download otherwise.
ENV npm_config_nodedir=/usr/local
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY tsconfig.json ./
COPY seeds seeds
COPY embeddings embeddings
COPY scripts scripts
COPY server server
COPY web web
RUN npm run index && npm run build

FROM node:${NODE_VERSION}-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
ENV HOST=0.0.0.0
# Huge pages for what it holds in memory (embeddings/large-pages.ts).
ENV GLIBC_TUNABLES=glibc.malloc.hugetlb=1
# Owned by root: the account that serves can change nothing of it.
COPY --from=build /app ./
USER node
EXPOSE 8787
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 8787}/api/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/dist/main.mjs"]
