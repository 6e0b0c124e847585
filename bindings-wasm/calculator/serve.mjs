// Serves dist/ on this machine only: files out, nothing in.
import { createReadStream, existsSync, statSync } from "node:fs";
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

/** A server of one folder, listening on a port of this machine; 0 takes a free one. */
export async function serve(folder, port) {
  const server = createServer((request, response) => {
    const path = pathOf(folder, request.url);
    if (path === null || !existsSync(path) || !statSync(path).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "Content-Type": TYPES[extname(path)] ?? "application/octet-stream", "Cache-Control": "no-cache" });
    createReadStream(path).pipe(response);
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
