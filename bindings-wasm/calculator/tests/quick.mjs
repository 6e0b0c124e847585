// How long the engine takes to answer a slider: by the page's own clock, and by the processor time of its thread, drawing included.
import assert from "node:assert/strict";

import { busy, spent } from "./busy.mjs";

const MOST_MS = 16;
/** What a slider's move may take of a processor, from the event to what is drawn. */
const MOST_SPENT_MS = 80;

/** The slider moved step by step; what each answer took by the page's clock. */
function moved(page) {
  return page.evaluate(async () => {
    const found = [];
    const slider = document.querySelector("#term");
    for (let periods = 6; periods <= 60; periods += 2) {
      slider.value = `${periods}`;
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((done) => setTimeout(done, 40));
      found.push(Number(/[\d.]+/.exec(document.querySelector("#answer small").dataset.milliseconds)));
    }
    return found;
  });
}

export async function quick({ visit }) {
  let times = [];
  let each = 0;
  await visit({}, async (page) => {
    await moved(page);
    each = await spent(page, async () => {
      times = await moved(page);
    });
  });
  each /= times.length;
  times.sort((a, b) => a - b);
  const [median, slow] = [times[Math.floor(times.length / 2)], times[Math.floor(times.length * 0.9)]];
  assert.ok(each <= MOST_SPENT_MS, `a move of the slider takes ${each.toFixed(1)} ms of a processor, at most ${MOST_SPENT_MS}`);
  assert.ok(median <= MOST_MS * busy(), `the slider is answered in ${median} ms, at most ${MOST_MS} on a quiet machine`);
  return `a slider is answered in ${median.toFixed(1)} ms (nine of ten within ${slow.toFixed(1)} ms), at most ${MOST_MS} ms; a move takes ${each.toFixed(1)} ms of a processor with everything that is drawn`;
}
