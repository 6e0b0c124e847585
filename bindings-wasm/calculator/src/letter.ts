// A letter as its parts, and the same as plain text.
export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "table"; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: "signature"; readonly lines: readonly string[] };

export interface Letter {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export const paragraph = (text: string): Block => ({ kind: "paragraph", text });
export const heading = (text: string): Block => ({ kind: "heading", text });
export const list = (items: readonly string[]): Block => ({ kind: "list", items });
export const signature = (...lines: readonly string[]): Block => ({ kind: "signature", lines });

/** As wide as it is read: Chinese letters take two places. */
const width = (text: string) => [...text].reduce((sum, letter) => sum + (/[\u1100-\uffdc]/.test(letter) ? 2 : 1), 0);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => width(row[column] ?? ""))));
  const line = (row: readonly string[]) => row.map((cell, column) => " ".repeat((widths[column] ?? 0) - width(cell)) + cell).join("  ").trimEnd();
  return all.map(line).join("\n");
}

export function letterText({ title, blocks }: Letter): string {
  const parts = blocks.map((block) => {
    if (block.kind === "list") return block.items.map((item) => `- ${item}`).join("\n");
    if (block.kind === "table") return table(block.head, block.rows);
    if (block.kind === "signature") return block.lines.map((line) => `${line}: ____________________`).join("\n");
    return block.text;
  });
  return `${[title, ...parts].join("\n\n")}\n`;
}
