// A language server on standard input and output, as an editor starts it.

import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";

const SETTINGS = {
  validate: true,
  completion: true,
  hover: true,
  // Nothing is fetched: only the schemas that files name themselves.
  schemaStore: { enable: false, url: "" },
  schemas: {},
};

// Milliseconds until a file counts as not answered.
const PATIENCE = 30_000;

export class Server {
  #process;
  #buffer = Buffer.alloc(0);
  #next = 1;
  #answers = new Map();
  #diagnostics = new Map();

  constructor(script) {
    this.#process = spawn(process.execPath, [script, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    this.#process.stdout.on("data", (data) => this.#read(data));
    this.#process.on("exit", (code) => {
      for (const { reject } of this.#answers.values()) reject(new Error(`the server ended: ${code}`));
    });
  }

  async start(folder) {
    await this.request("initialize", {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "test" }],
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
        textDocument: {
          publishDiagnostics: {},
          completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
        },
      },
    });
    this.notify("initialized", {});
    this.notify("workspace/didChangeConfiguration", { settings: { yaml: SETTINGS } });
  }

  request(method, params) {
    const id = this.#next++;
    this.#send({ id, method, params });
    return new Promise((resolve, reject) => this.#answers.set(id, { resolve, reject }));
  }

  notify(method, params) {
    this.#send({ method, params });
  }

  open(uri, text) {
    this.notify("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
  }

  close(uri) {
    this.notify("textDocument/didClose", { textDocument: { uri } });
    this.#diagnostics.delete(uri);
  }

  /** What the editor underlines in a file. */
  async diagnose(uri, text) {
    const diagnostics = await this.#published(uri, text);
    this.close(uri);
    return diagnostics;
  }

  #published(uri, text) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no diagnostics for ${uri}`)), PATIENCE);
      this.#diagnostics.set(uri, (diagnostics) => {
        clearTimeout(timer);
        resolve(diagnostics);
      });
      this.open(uri, text);
    });
  }

  /** What the editor offers at the `|` in a text. */
  async complete(uri, marked) {
    const before = marked.slice(0, marked.indexOf("|")).split("\n");
    await this.#published(uri, marked.replace("|", ""));
    const position = { line: before.length - 1, character: before.at(-1).length };
    const list = await this.request("textDocument/completion", { textDocument: { uri }, position });
    this.close(uri);
    return list?.items ?? [];
  }

  async stop() {
    await this.request("shutdown", null);
    this.notify("exit", null);
  }

  #send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.#process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#process.stdin.write(body);
  }

  #read(data) {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const end = this.#buffer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.subarray(0, end).toString())[1]);
      if (this.#buffer.length < end + 4 + length) return;
      const message = JSON.parse(this.#buffer.subarray(end + 4, end + 4 + length).toString());
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      this.#take(message);
    }
  }

  #take(message) {
    if (message.method === "textDocument/publishDiagnostics") {
      this.#diagnostics.get(message.params.uri)?.(message.params.diagnostics);
    } else if (message.method === "workspace/configuration") {
      const result = message.params.items.map((item) => (item.section === "yaml" ? SETTINGS : null));
      this.#send({ id: message.id, result });
    } else if (message.method && message.id !== undefined) {
      this.#send({ id: message.id, result: null });
    } else if (message.id !== undefined && !message.method) {
      const { resolve, reject } = this.#answers.get(message.id);
      this.#answers.delete(message.id);
      message.error ? reject(new Error(message.error.message)) : resolve(message.result);
    }
  }
}
