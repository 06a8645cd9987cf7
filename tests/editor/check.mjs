// What an editor shows of a repository, with the schemas that `katalog schema --write` puts into it: nothing wrong in
// files that the program accepts, most errors of examples/broken, and what it offers where a value is written.
//
// usage: node check.mjs MODULES KATALOG

import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, lstatSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Server } from "./server.mjs";

const [modules, katalog] = process.argv.slice(2).map((path) => resolve(path));
const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const fixtures = join(root, "tests/fixtures");

// Folder of the source files, and the schema of what lies there.
const KINDS = {
  datasets: "dataset", services: "service", series: "series", agents: "agent", contacts: "contact",
  catalogs: "catalog", resources: "resource",
};

// Errors of examples/broken that no schema can see: that an id names nothing yet is no error in an editor, and two
// distributions that get the same IRI are seen in no single value.
const UNSEEN = new Set(["description/unknown-reference", "description/same-iri"]);

let passed = 0;
const faults = [];
const expect = (holds, fault) => (holds ? passed++ : faults.push(fault));

function kindOf(file) {
  if (file === "catalog.yaml" || file === "catalog.yml") return "catalog";
  return file.includes("/") ? KINDS[file.split("/")[0]] : undefined;
}

function sources(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"));
  return names.filter((name) => !name.split("/").some((part) => part.startsWith("."))).sort();
}

/** A copy of folders, laid one over the other. */
function repository(work, name, layers) {
  const folder = join(work, name.replaceAll("/", "-"));
  for (const layer of layers) cpSync(layer, folder, { recursive: true, verbatimSymlinks: true });
  const without = join(folder, ".without");
  if (existsSync(without)) {
    for (const gone of readFileSync(without, "utf8").split(/\s+/).filter(Boolean)) {
      rmSync(join(folder, gone), { recursive: true, force: true });
    }
  }
  return folder;
}

/** Where the schemas of a repository are, which are written anew. */
function ownSchemas(folder) {
  execFileSync(katalog, ["schema", "--write"], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  return pathToFileURL(join(folder, ".katalog")).href;
}

// The schemas that are the same for all repositories.
const general = pathToFileURL(join(root, "schemas/json")).href;

function validate(folder) {
  const args = ["validate", ".", "--format", "json", "--fail-on", "never", "--lang", "en"];
  const run = spawnSync(katalog, args, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`validate ${folder}: ${run.stderr}`);
  return JSON.parse(run.stdout).findings.filter((finding) => finding.severity !== "info");
}

/** The text with a first line that names the schema, in place of such a line that it has. */
function withSchema(schemas, file, text) {
  const bare = text.replace(/^\ufeff/, "").replace(/^# yaml-language-server:.*\n/, "");
  return `# yaml-language-server: $schema=${schemas}/${kindOf(file)}.schema.json\n${bare}`;
}

const shifted = (text) => (/^# yaml-language-server:/.test(text.replace(/^\ufeff/, "")) ? 0 : 1);

/** Files that the program accepts have nothing that an editor underlines. */
async function accepted(server, name, folder, files, schemas) {
  const findings = validate(folder);
  for (const file of files.filter((file) => kindOf(file) && existsSync(join(folder, file)))) {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    const wrong = findings.some((of) => of.file === file && /^(yaml|description|profile)\//.test(of.rule));
    if (wrong || lstatSync(path).isSymbolicLink() || /# katalog: ignore/.test(text)) continue;
    const found = await server.diagnose(pathToFileURL(path).href, withSchema(schemas, file, text));
    const said = found.map((of) => `${of.range.start.line + 1}: ${of.message.slice(0, 200)}`);
    expect(found.length === 0, `${name}: ${file} is accepted, but the editor underlines ${said[0]}`);
  }
}

/** Nearly all errors of examples/broken are underlined on their line. */
async function broken(server, folder, schemas) {
  const errors = validate(folder).filter((of) => of.severity === "error");
  let shown = 0;
  for (const file of sources(folder).filter(kindOf)) {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    const found = await server.diagnose(pathToFileURL(path).href, withSchema(schemas, file, text));
    const lines = found.map((of) => of.range.start.line + 1 - shifted(text));
    for (const error of errors.filter((of) => of.file === file)) {
      const isShown = lines.some((line) => line >= error.line && line <= (error.endLine ?? error.line));
      shown += isShown ? 1 : 0;
      expect(isShown || UNSEEN.has(error.rule), `broken: ${file}:${error.line} ${error.rule} is not underlined: ${JSON.stringify(found.map((of) => [of.range.start.line + 1, of.message.slice(0, 120)]))}`);
    }
  }
  expect(shown >= 12 && errors.length === 14, `broken: ${shown} of ${errors.length} errors are underlined`);
  console.log(`examples/broken: ${shown} of ${errors.length} errors are underlined`);
}

// A text with the cursor at `|`, the labels that are offered and those that are not.
const OFFERS = [
  ["datasets", "theme: |", ["ENVI", "Miljö"], ["true", "false", "null"]],
  ["datasets", "theme:\n  - |", ["ENVI", "Miljö"], ["true", "false", "null"]],
  ["datasets", "publisher: |", ["lillhamra"], ["true", "false", "null"]],
  ["datasets", "contactPoint: |", ["oppnadata"], ["true", "false", "null"]],
  // Right behind the brace the server offers nothing, whatever the schema.
  ["datasets", "title: {s|}", ["sv", "en"], ["true"]],
  ["datasets", "title: {s|", ["sv", "en"], ["true"]],
  ["datasets", "title:\n  |", ["sv", "en"], ["true"]],
  ["datasets", "title: |", ["{sv, en}"], ["true", "false", "null"]],
  ["datasets", "issued: |", [], ["true", "false", "null"]],
  ["datasets", "accessRights: |", ["PUBLIC", "Publik"], ["null"]],
  ["datasets", "accrualPeriodicity: |", ["ANNUAL"], ["null"]],
  ["datasets", "distribution:\n  - license: |", ["CC0-1.0"], ["true", "null"]],
  ["datasets", "distribution:\n  - format: |", ["CSV"], ["true", "null"]],
  ["agents", "type: |", ["LocalAuthority"], ["true", "null"]],
  ["datasets", "|", ["title", "distribution"], []],
];

async function offers(server, folder, schemas) {
  for (const [index, [place, marked, wanted, unwanted]] of OFFERS.entries()) {
    const uri = pathToFileURL(join(folder, place, `ny-${index}.yaml`)).href;
    const items = await server.complete(uri, withSchema(schemas, `${place}/ny.yaml`, `${marked}\n`));
    const labels = items.map((item) => item.label);
    const lacks = wanted.filter((label) => !labels.includes(label));
    const nonsense = unwanted.filter((label) => labels.includes(label));
    const shown = `${JSON.stringify(marked)} offers ${JSON.stringify(labels.slice(0, 30))}`;
    expect(lacks.length === 0, `${shown}, not ${lacks}`);
    expect(nonsense.length === 0, `${shown}, also ${nonsense}`);
  }
  const uri = pathToFileURL(join(folder, "datasets/ny.yaml")).href;
  const keys = await server.complete(uri, withSchema(schemas, "datasets/ny.yaml", "titl|\n"));
  const title = keys.find((item) => item.label === "title");
  const inserted = title?.textEdit?.newText ?? title?.insertText ?? "";
  expect(/sv:[^]*en:/.test(inserted), `the key \`title\` inserts ${JSON.stringify(inserted)}`);
}

/** Repositories by name, each the folders that are laid one over the other, and whether they have schemas of their own. */
function cases() {
  const examples = readdirSync(join(root, "examples"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const found = examples.map(({ name }) => [`examples/${name}`, [join(root, "examples", name)], true]);
  const base = join(fixtures, "base");
  found.push(["base", [base], true]);
  // A server takes a second for new schemas: the many small cases share the general ones.
  for (const group of readdirSync(join(fixtures, "rules"))) {
    for (const slug of readdirSync(join(fixtures, "rules", group))) {
      const good = join(fixtures, "rules", group, slug, "good");
      if (existsSync(good) && lstatSync(good).isDirectory()) found.push([`rules/${group}/${slug}`, [base, good], false]);
    }
  }
  for (const catalog of readdirSync(join(fixtures, "build"), { recursive: true })) {
    if (!catalog.endsWith("catalog.yaml")) continue;
    found.push([`build/${dirname(catalog)}`, [join(fixtures, "build", dirname(catalog))], false]);
  }
  return found.filter(([, layers]) => existsSync(join(layers[0], "catalog.yaml")));
}

const work = mkdtempSync(join(tmpdir(), "katalog-editor-"));
const server = new Server(join(modules, "node_modules/yaml-language-server/bin/yaml-language-server"));
const started = Date.now();
try {
  await server.start(work);
  for (const [name, layers, isOwn] of cases()) {
    const folder = repository(work, name, layers);
    // What lies beneath is looked at once.
    await accepted(server, name, folder, sources(layers.at(-1)), isOwn ? ownSchemas(folder) : general);
    rmSync(folder, { recursive: true });
  }
  const folder = repository(work, "broken", [join(root, "examples/broken")]);
  const schemas = ownSchemas(folder);
  await broken(server, folder, schemas);
  await offers(server, folder, schemas);
  await server.stop();
} finally {
  rmSync(work, { recursive: true, force: true });
}
for (const fault of faults) console.log(`FAILED editor: ${fault}`);
const seconds = Math.round((Date.now() - started) / 1000);
console.log(`editor, ${seconds} s: ${passed} passed, ${faults.length} failed`);
process.exit(faults.length > 0 ? 1 : 0);
