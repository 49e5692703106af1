// Opens an EPUB in reading systems that others wrote, in a Chromium without a window, keeps pictures and tells what fails.
//
//   node readers.mjs BOOK.epub FOLDER CHROMIUM [all]
//
// For each reader a telephone by day and a tablet by night; with `all` both by day, by night and in sepia. Nothing but
// the server here may be asked. One line of JSON a run is printed; it ends with 1 where a run has faults.
import fs from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { opened } from './book.mjs'
import { serve } from './server.mjs'

const [file, out, executablePath, all] = process.argv.slice(2), here = path.dirname(new URL(import.meta.url).pathname)
const SIZES = { phone: { width: 390, height: 844 }, tablet: { width: 820, height: 1180 } }
const THEMES = { light: ['#000000', '#ffffff'], dark: ['#c8c8c8', '#000000'], sepia: ['#5b4636', '#f4ecd8'] }
const LOOKS = all ? Object.keys(SIZES).flatMap(size => Object.keys(THEMES).map(theme => [size, theme])) : [['phone', 'light'], ['tablet', 'dark']]
const RUNS = ['epubjs', 'foliate', 'readium'].flatMap(reader => LOOKS.map(look => [reader, ...look]))
const PATIENCE = 20000, SETTLED = 250, TOGETHER = 2  // ms; runs at a time

const book = await opened(fs.readFileSync(file))
const { root, close } = await serve(here, book)
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--mute-audio'] })
fs.mkdirSync(out, { recursive: true })

const within = (promise, what) => Promise.race([promise, new Promise((_, fail) => setTimeout(() => fail(Error(`${what}: ${PATIENCE} ms`)), PATIENCE))])

async function look(page, faults, picture, theme) {
  for (const [name, href] of Object.entries(book.spots)) {
    await within(page.evaluate(h => reader.goTo(h), href), href)
    await page.waitForTimeout(SETTLED)
    await picture(name)
    const [seen, letters, faint, cut] = await page.evaluate(([h, t]) => [reader.seen(h), reader.letters(h), reader.faint(h, t), reader.cut(h)], [href, theme[1]])
    if (seen !== 'seen') faults.push(`${name}: ${seen}`)
    if (!letters && href.includes('#')) faults.push(`${name}: no text is shown`)
    if (faint.length) faults.push(`${name}: hard to read: ${faint.slice(0, 3).join('; ')}`)
    if (name === 'turned' && cut.length) faults.push(`${name}: outside of the page: ${cut.slice(0, 3).join('; ')}`)
  }
}

async function openNote(page, faults, picture) {
  const href = book.spots.note, file = href.split('#')[0]
  await within(page.evaluate(h => reader.goTo(h), href), href)
  await page.waitForTimeout(2 * SETTLED)
  const box = await page.evaluate(h => reader.box(h), href)
  if (!box) return faults.push('note: its call is not there')
  await page.mouse.click(box.left + box.width / 2, box.top + box.height / 2)  // as a finger does: readers see no other click
  const opened = ([from, note]) => { const place = reader.place(); return (place && place !== from) || reader.seen(note) === 'seen' }
  const moved = page.waitForFunction(opened, [file, book.note], { timeout: 5000 })
  await moved.catch(() => faults.push('note: it does not open'))
  await page.waitForTimeout(2 * SETTLED)
  await picture('note-opened')
  return (await page.evaluate(() => reader.place())) ?? ''
}

async function run(reader, size, theme) {
  const began = Date.now(), faults = [], asked = []
  const context = await browser.newContext({ viewport: SIZES[size], colorScheme: 'light', hasTouch: true })
  await context.route(url => !url.href.startsWith(root) && !/^(blob|data|about):/.test(url.href), route => { asked.push(route.request().url()); return route.abort() })
  const page = await context.newPage()
  page.on('pageerror', fault => faults.push(String(fault).slice(0, 200)))
  const picture = name => page.screenshot({ path: path.join(out, `${reader}-${size}-${theme}-${name}.png`) })
  let note = ''
  try {
    await page.goto(`${root}/${reader}.html`)
    await page.waitForFunction('window.reader', null, { timeout: PATIENCE })
    await within(page.evaluate(how => reader.open(how), { start: book.first, colours: THEMES[theme], base: book.base }), 'open')
    await look(page, faults, picture, THEMES[theme])
    if (book.spots.note) note = await openNote(page, faults, picture)
  } catch (fault) { faults.push(String(fault).slice(0, 200)) }
  if (asked.length) faults.push(`asks the network: ${[...new Set(asked)].slice(0, 3)}`)
  await context.close()
  console.log(JSON.stringify({ reader, size, theme, note, ms: Date.now() - began, faults }))
  return faults.length
}

const waiting = [...RUNS]
let faults = 0
await Promise.all(Array.from({ length: TOGETHER }, async () => { while (waiting.length) faults += await run(...waiting.shift()) }))
await browser.close(); close()
process.exit(faults ? 1 : 0)  // at once: timers of the races above are still waiting
