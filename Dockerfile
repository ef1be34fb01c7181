#   docker build -t resume-as-code .
#   docker run --rm -v "$PWD:/work" --user "$(id -u):$(id -g)" resume-as-code build
#
# The bases are pinned by tag. To hold them to the byte, add the digest that your registry gives for the tag, as in
# node:24-bookworm-slim@sha256:…; it is not written here, for it would keep security fixes out.

FROM node:24-bookworm-slim AS build
WORKDIR /src
# First what seldom changes, so that it is kept.
COPY package.json package-lock.json .npmrc .puppeteerrc.cjs ./
RUN npm ci --ignore-scripts
COPY . .
# The image has a Chromium of Debian's, which gets its fixes there, on arm64 as well.
RUN npm run compile \
  && npm prune --omit=dev --ignore-scripts \
  && rm -rf src scripts node_modules/@sparticuz

FROM node:24-bookworm-slim
# No versions: Debian keeps none but the newest, which is the one with the fixes. A mounted project may belong to
# another user than the one who reads it, which git must be told.
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install --yes --no-install-recommends chromium-headless-shell git tini \
  && rm -rf /var/lib/apt/lists/* \
  && git config --system --add safe.directory '*'

COPY --from=build /src /opt/resume
RUN ln -s /opt/resume/bin/resume.js /usr/local/bin/resume

# HOME is writable for whatever user `--user` names. The letters of the Latin, Greek and Cyrillic scripts come with the
# program; for others a project installs @fontsource packages, which stand in its own node_modules.
ENV RESUME_BROWSER=/usr/bin/chromium-headless-shell \
  HOME=/tmp
WORKDIR /work
USER node
# tini ends the browser's processes and passes Ctrl-C on.
ENTRYPOINT ["tini", "--", "resume"]
CMD ["--help"]
