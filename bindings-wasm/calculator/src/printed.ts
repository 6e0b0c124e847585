// One paper of the page on paper.

/** Prints the paper of a section; what the browser prints otherwise is the plan. */
export function printed(section: "talk" | "document"): void {
  const { dataset } = document.documentElement;
  dataset.print = section;
  addEventListener("afterprint", () => delete dataset.print, { once: true });
  print();
}
