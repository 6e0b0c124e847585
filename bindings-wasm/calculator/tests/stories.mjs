// Every example opens, answers, and says everything in the language of the page.
import assert from "node:assert/strict";

export async function stories({ visit }) {
  let count = 0;
  for (const locale of ["en-GB", "zh-CN"]) {
    await visit({ locale }, async (page) => {
      const options = page.locator(".pick option");
      count = (await options.count()) - 1;
      assert.ok(count >= 8);
      for (let place = 0; place < count; place += 1) {
        await page.locator(".pick select").selectOption(`${place}`);
        await page.locator("#payoff").waitFor();
        assert.equal(await page.locator("#mend").count(), 0, `story ${place} is sound`);
        const cents = (amount) => BigInt(amount.replace(/[^\d−-]/g, "").replace("−", "-"));
        const amounts = await page.locator("#paper > table").first().locator("td").allInnerTexts();
        const [total, ...parts] = amounts.map(cents).reverse();
        assert.equal(parts.reduce((sum, part) => sum + part, 0n), total, `story ${place}: the parts on paper sum to the whole`);
        const text = await page.locator("main").innerText();
        const raw = [...text.matchAll(/\b[a-z]+[A-Z][A-Za-z]+\b/g)].map(([word]) => word);
        assert.deepEqual(raw, [], `story ${place}: a name of the contract stands on the page`);
      }
    });
  }
  return `${count} stories, in both languages, without a word of the contract`;
}
