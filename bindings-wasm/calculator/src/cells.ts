// A line of a list as cells, however its cells are apart.

/** Digits in groups of three that no quote protects: their commas are no ends of cells. */
const GROUPED = /(^|[\t ,;])([-−+]?[¥￥]?\d{1,3}(?:,\d{3})+(?:\.\d+)?)(?=$|[\t ,;元])/g;

/** One field after the other; a quoted one may hold the separator, and a quote as two. */
function separated(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let place = 0; place < line.length; place += 1) {
    const character = line[place] ?? "";
    if (isQuoted && character === '"' && line[place + 1] === '"') {
      cell += '"';
      place += 1;
    } else if (character === '"' && (isQuoted || cell.trim() === "")) {
      isQuoted = !isQuoted;
    } else if (character === separator && !isQuoted) {
      cells.push(cell);
      cell = "";
    } else {
      cell += character;
    }
  }
  return [...cells, cell].map((text) => text.trim());
}

/** The cells of a line: apart by tabs, semicolons, commas or spaces, whichever it has. */
export function cellsOf(line: string): readonly string[] {
  const text = line.normalize("NFKC").replace(/\u00a0/g, " ");
  for (const separator of ["\t", ";", "|"]) {
    if (text.includes(separator)) return separated(text, separator);
  }
  const bare = text.includes('"') ? text : text.replace(GROUPED, (_, before: string, digits: string) => before + digits.replace(/,/g, ""));
  if (bare.includes(",")) return separated(bare, ",");
  return bare.trim().split(/\s+/);
}
