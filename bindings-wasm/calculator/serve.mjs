// Serves dist/ on this machine only: files out, nothing in.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";

const FOLDER = fileURLToPath(new URL("dist/", import.meta.url));
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** The file that an address means; nothing outside the folder, and nothing for what is no address. */
function pathOf(folder, address) {
  try {
    const { pathname } = new URL(address, "http://localhost");
    const path = join(folder, normalize(decodeURIComponent(pathname.endsWith("/") ? `${pathname}index.html` : pathname)));
    return path.startsWith(folder) && !path.includes("\0") ? path : null;
  } catch {
    return null;
  }
}

const PACKED = { br: ".br", gzip: ".gz" };

/** The bytes of a file as a browser takes them: packed where the build has packed it. */
function bytesOf(path, accepted = "") {
  const encoding = Object.keys(PACKED).find((name) => accepted.includes(name) && existsSync(path + PACKED[name]));
  return { bytes: readFileSync(encoding ? path + PACKED[encoding] : path), encoding };
}

/** A server of one folder, listening on a port of this machine; 0 takes a free one. */
export async function serve(folder, port) {
  const server = createServer((request, response) => {
    const path = pathOf(folder, request.url);
    if (path === null || !existsSync(path) || !statSync(path).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const { bytes, encoding } = bytesOf(path, request.headers["accept-encoding"]);
    const head = { "Content-Type": TYPES[extname(path)] ?? "application/octet-stream", "Cache-Control": "no-cache", Vary: "Accept-Encoding", "Content-Length": bytes.length };
    response.writeHead(200, encoding ? { ...head, "Content-Encoding": encoding } : head).end(bytes);
  });
  await new Promise((ready, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", ready);
  });
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const wanted = Number(process.env.PORT ?? 4173);
  const server = await serve(FOLDER, wanted).catch(() => serve(FOLDER, 0));
  console.log(`the calculator is at ${server.address}   (Ctrl+C stops it)`);
}
