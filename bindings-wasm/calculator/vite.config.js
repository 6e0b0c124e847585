import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  // One script, one style sheet; the preload helper would fetch, and the page may not.
  build: { target: "es2022", modulePreload: { polyfill: false }, assetsInlineLimit: 0, chunkSizeWarningLimit: 2000 },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
});
