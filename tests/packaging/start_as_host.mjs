// Prints how a host would start the server of an unpacked bundle, by the official tool's own code.
//   node start_as_host.mjs TOOL BUNDLE VALUES      TOOL: the program mcpb; VALUES: what the user typed, as JSON
import { readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const [tool, bundle, values] = process.argv.slice(2);
const library = join(dirname(realpathSync(tool)), "..", "index.js");
const { getMcpConfigForManifest } = await import(pathToFileURL(library));

const config = await getMcpConfigForManifest({
  manifest: JSON.parse(readFileSync(join(bundle, "manifest.json"), "utf8")),
  extensionPath: bundle,
  systemDirs: {},
  userConfig: JSON.parse(values),
  pathSeparator: "/",
});
console.log(JSON.stringify(config ?? null));
