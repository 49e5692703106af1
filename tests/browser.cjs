// Opens pages of a folder in a headless Chromium, as a reader does who double-clicks them, and prints what was seen as
// JSON: what axe-core finds, what was asked of anything but the folder, what went wrong, what a search found.
//
//   node browser.cjs MODULES CHROMIUM FOLDER WORD...
"use strict";
const fs = require("fs");
const path = require("path");
const [modules, chromium, folder, ...words] = process.argv.slice(2);
const puppeteer = require(path.join(modules, "puppeteer"));
const axe = fs.readFileSync(path.join(modules, "@daisy", "axe-core-for-ace", "axe.min.js"), "utf8");

async function look(browser, name, dark) {
  const page = await browser.newPage();
  const seen = { page: name, dark, findings: [], asked: [], errors: [] };
  page.on("request", (request) => {
    if (!request.url().startsWith(`file://${folder}/`)) seen.asked.push(request.url());
  });
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
  await page.goto(`file://${folder}/${name}`);
  await page.evaluate(axe);
  const result = await page.evaluate(() => axe.run());
  seen.findings = result.violations.map((each) => `${each.id} ${each.nodes[0].target.join(" ")}`);
  return [page, seen];
}

async function search(page, word) {
  await page.evaluate((typed) => {
    document.getElementById("c0-search-found").replaceChildren();
    document.getElementById("c0-search-words").value = typed;
    document.getElementById("c0-search-words").dispatchEvent(new Event("input"));
  }, word);
  await page.waitForSelector("#c0-search-found > *", { timeout: 20000 });
  return page.evaluate(() => [...document.querySelectorAll("#c0-search-found a")].map((link) => link.getAttribute("href")));
}

(async () => {
  const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"] });
  const told = { pages: [], found: {} };
  for (const name of fs.readdirSync(folder).filter((each) => each.endsWith(".html")).sort()) {
    for (const dark of [false, true]) {
      const [page, seen] = await look(browser, name, dark);
      if (name === "index.html" && dark) for (const word of words) told.found[word] = await search(page, word);
      told.pages.push(seen);
      await page.close();
    }
  }
  console.log(JSON.stringify(told));
  await browser.close();
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
