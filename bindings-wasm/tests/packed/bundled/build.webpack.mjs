// What `webpack --mode production` does, without its command line.
import webpack from "webpack";

const stats = await new Promise((done, failed) =>
  webpack({ mode: "production", entry: "./webpack.js", output: { filename: "bundle.js", path: `${import.meta.dirname}/webpack` } }, (error, made) =>
    error ? failed(error) : done(made),
  ),
);
if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
