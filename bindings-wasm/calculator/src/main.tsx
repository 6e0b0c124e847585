// The page of index.html stands at once; this fills it as soon as the engine can say what is owed.
import { render } from "preact";

import "uplot/dist/uPlot.min.css";
import "./style.css";
import "./results.css";
import "./casework.css";
import "./print.css";
import { App } from "./app.js";
import { fetchWhole } from "./engine.js";
import { Rescue } from "./rescue.js";

const place = document.getElementById("app");

if (place) {
  place.textContent = "";
  render(
    <Rescue>
      <App />
    </Rescue>,
    place,
  );
}
// After what is seen first has been painted.
setTimeout(() => void fetchWhole(), 0);
