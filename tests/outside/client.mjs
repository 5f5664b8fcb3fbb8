// The TypeScript SDK as a client of a server on stdio: lists its tools, makes the calls it is given, prints what came.
//
//     node client.mjs '[{"name": "get_kasm_users", "arguments": {}}]' kasm-mcp --sim
//
// The SDK holds every answer against the tool's outputSchema, that of failures too, and throws where it does not fit.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

const [calls, command, ...args] = process.argv.slice(2);
const client = new Client({ name: "outside-test", version: "1.0.0" });
const transport = new StdioClientTransport({ command, args, env: process.env, stderr: "inherit" });
await client.connect(transport);

const { tools } = await client.listTools();
const answers = [];
for (const call of JSON.parse(calls)) {
  try {
    answers.push({ result: await client.callTool(call) });
  } catch (error) {
    answers.push({ error: { code: error.code, message: error.message } });
  }
}
await client.close();
console.log(JSON.stringify({ server: client.getServerVersion(), tools, answers }));
