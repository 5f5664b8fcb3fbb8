// The TypeScript SDK as a client of a server on stdio: lists its tools, makes the calls it is given, prints what came.
//
//     node client.mjs v1 '[{"name": "get_kasm_users", "arguments": {}}]' kasm-mcp --sim
//
// The SDK holds every answer against the tool's outputSchema, that of failures too, and throws where it does not fit.
// v1 is the line that most hosts embed; v2 is spoken to in the era of the handshake (v2-legacy) or without (v2-modern).
const [line, calls, command, ...args] = process.argv.slice(2);
const [{ Client }, { StdioClientTransport }] =
  line === "v1"
    ? [await import("@modelcontextprotocol/sdk/client/index.js"), await import("@modelcontextprotocol/sdk/client/stdio.js")]
    : [await import("@modelcontextprotocol/client"), await import("@modelcontextprotocol/client/stdio")];
const mode = line === "v2-modern" ? { pin: "2026-07-28" } : "legacy";
const client = new Client({ name: "outside-test", version: "1.0.0" }, { versionNegotiation: { mode } });
const transport = new StdioClientTransport({ command, args, env: process.env, stderr: "inherit" });
await client.connect(transport, { timeout: 60_000 });

const { tools } = await client.listTools();
const answers = [];
for (const call of JSON.parse(calls)) {
  try {
    answers.push({ result: await client.callTool(call) });
  } catch (error) {
    answers.push({ error: { code: error.code, message: error.message } });
  }
}
const server = client.getServerVersion();
await client.close();
console.log(JSON.stringify({ server, tools, answers }));
