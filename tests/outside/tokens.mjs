// Counts tokens as o200k does, with no network: a JSON list of texts comes on stdin, a list of counts goes to stdout.
import { readFileSync } from "node:fs";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";

const texts = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(texts.map((text) => countTokens(text))));
