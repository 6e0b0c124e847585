// What the page itself takes of a processor, and how much of one the machine has left for it.
import process from "node:process";

/** A processor's time that is enough to see what part of a processor is to be had. */
const SPIN_MS = 30;
const SPINS = 9;

/** How much longer a moment's work takes because others work too, by its wall time against its processor time: 1 on a quiet machine; the middle of some moments. */
export function busy() {
  const found = Array.from({ length: SPINS }, () => {
    const [began, before] = [performance.now(), process.cpuUsage()];
    let spent = 0;
    while (spent < SPIN_MS * 1000) {
      const { user, system } = process.cpuUsage(before);
      spent = user + system;
    }
    return ((performance.now() - began) * 1000) / spent;
  });
  return Math.max(1, found.sort((a, b) => a - b)[Math.floor(SPINS / 2)]);
}

/** The milliseconds of processor time that the page's thread spends on something: whoever else uses the machine is not in them. */
export async function spent(page, something) {
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  const tasks = async () => (await client.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  const before = await tasks();
  await something();
  const after = await tasks();
  await client.detach();
  return after - before;
}
