// Holds values against JSON Schemas as both lines of the TypeScript SDK do (ajv, draft 2020-12).
//
// [[schema, value, …], …] comes on stdin; [[line, index of the schema, index of the value, reason], …] of misfits go to stdout.
import { readFileSync } from "node:fs";
import { AjvJsonSchemaValidator as V1 } from "@modelcontextprotocol/sdk/validation/ajv";
import { AjvJsonSchemaValidator as V2 } from "@modelcontextprotocol/client/validators/ajv";

const groups = JSON.parse(readFileSync(0, "utf8"));
const misfits = [];
for (const [line, Validator] of [["v1", V1], ["v2", V2]]) {
  groups.forEach(([schema, ...values], group) => {
    const fits = new Validator().getValidator(schema);
    values.forEach((value, index) => {
      const { valid, errorMessage } = fits(value);
      if (!valid) misfits.push([line, group, index, errorMessage]);
    });
  });
}
console.log(JSON.stringify(misfits));
