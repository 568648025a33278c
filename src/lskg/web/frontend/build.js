// Bundles the libraries of the pages into ../static/lib, where the server finds them.
import { build } from "esbuild";

await build({
  entryPoints: ["query.js", "question.js", "chart.js", "sparks.js", "neighbours.js", "places.js"],
  outdir: "../static/lib",
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  target: "es2022",
  loader: { ".svg": "dataurl", ".png": "dataurl", ".woff2": "file", ".ttf": "file" },
  legalComments: "linked",
  logLevel: "warning",
});
