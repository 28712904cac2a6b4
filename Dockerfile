# The school's site in a container; the database stands beside it (compose.yaml). docs/deploy.md tells how.
FROM node:20-bookworm-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
WORKDIR /app
# Certificates for a bucket or a database that speaks TLS; everything else comes with the packages.
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --home-dir /app --shell /usr/sbin/nologin school \
 && mkdir -p /data \
 && chown school:school /app /data
USER school
COPY --chown=school:school package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY --chown=school:school . .
RUN node bin/generate.mjs
# The pages are made at the first start, which needs the database, and stay in the volume of /app/.next.
RUN mkdir -p .next
VOLUME ["/data", "/app/.next"]
ENV DATA_DIR=/data HOST=0.0.0.0 PORT=3000
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=10m --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/api/health',{signal:AbortSignal.timeout(4000)}).then((a)=>process.exit(a.ok?0:1),()=>process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "bin/start.mjs", "--empty"]
