// How long the engine takes to answer a slider, as the page itself measures it.
import assert from "node:assert/strict";
import { cpus, loadavg } from "node:os";
import process from "node:process";

const MOST_MS = 16;

/** A processor's time that is enough to see what part of a processor is to be had. */
const SPIN_MS = 60;

/** How much slower everything is because others use the machine, by its load and by what a moment's work takes: 1 on a quiet one. */
export function busy() {
  const [began, before] = [performance.now(), process.cpuUsage().user];
  while (process.cpuUsage().user - before < SPIN_MS * 1000);
  return Math.max(1, loadavg()[0] / cpus().length, (performance.now() - began) / SPIN_MS / 1.1);
}

export async function quick({ visit }) {
  let times = [];
  await visit({}, async (page) => {
    times = await page.evaluate(async () => {
      const found = [];
      const slider = document.querySelector("#term");
      for (let periods = 6; periods <= 60; periods += 2) {
        slider.value = `${periods}`;
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise((done) => setTimeout(done, 40));
        found.push(Number(/[\d.]+/.exec(document.querySelector("#answer small").dataset.milliseconds)));
      }
      return found.slice(5).sort((a, b) => a - b);
    });
  });
  const [median, slow] = [times[Math.floor(times.length / 2)], times[Math.floor(times.length * 0.9)]];
  assert.ok(median <= MOST_MS * busy(), `the slider is answered in ${median} ms, at most ${MOST_MS}`);
  return `a slider is answered in ${median.toFixed(1)} ms (nine of ten within ${slow.toFixed(1)} ms), at most ${MOST_MS} ms`;
}
