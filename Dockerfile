# kasm-mcp as a container image, from the wheel and the exact versions in uv.lock: `docker build --tag kasm-mcp .`
#
# A release passes the wheel that it publishes in place of the stage `wheel`: `--build-context wheel=dist`.
ARG PYTHON=3.13-slim-trixie

FROM python:${PYTHON} AS builder
RUN pip install --no-cache-dir --root-user-action=ignore uv==0.13.9
ENV UV_LINK_MODE=copy
WORKDIR /src

FROM builder AS wheel-builder
COPY pyproject.toml README.md LICENSE ./
COPY kasm_api kasm_api
COPY kasm_desktops kasm_desktops
COPY kasm_mcp kasm_mcp
COPY kasm_policy kasm_policy
COPY kasm_sim kasm_sim
RUN uv build --wheel --out-dir /dist && rm -f /dist/.gitignore

FROM scratch AS wheel
COPY --from=wheel-builder /dist/ /

FROM builder AS installed
COPY pyproject.toml uv.lock ./
RUN uv export --quiet --locked --no-dev --no-emit-project --output-file requirements.txt \
    && uv venv --quiet --python "$(command -v python)" /opt/kasm-mcp \
    && uv pip install --quiet --compile-bytecode --require-hashes --python /opt/kasm-mcp --requirements requirements.txt
COPY --from=wheel /*.whl /dist/
RUN uv pip install --quiet --compile-bytecode --no-deps --python /opt/kasm-mcp /dist/*.whl

FROM python:${PYTHON}
LABEL org.opencontainers.image.title="kasm-mcp" \
      org.opencontainers.image.description="MCP server for Kasm Workspaces that knows what happened inside the session" \
      org.opencontainers.image.licenses="MIT" \
      io.modelcontextprotocol.server.name="io.github.OWNER/kasm-mcp"
# What installs packages is of no use here, and of some to whoever gets in.
RUN python -m pip uninstall --yes --quiet --root-user-action=ignore pip \
    && groupadd --gid 10001 kasm \
    && useradd --uid 10001 --gid 10001 --create-home --home-dir /home/kasm --shell /usr/sbin/nologin kasm
COPY --from=installed /opt/kasm-mcp /opt/kasm-mcp
ENV PATH=/opt/kasm-mcp/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1
USER 10001:10001
WORKDIR /home/kasm
# Asks /health of a server on HTTP. One on stdin and stdout has no port: it is well as long as it runs.
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 CMD ["python", "-m", "kasm_mcp.health"]
ENTRYPOINT ["kasm-mcp"]
