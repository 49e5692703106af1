// An EPUB as its readers are asked for it: its files, the order of its documents, and places worth a look.
import JSZip from 'jszip'

const attributes = tag => Object.fromEntries([...tag.matchAll(/([\w:-]+)="([^"]*)"/g)].map(found => [found[1], found[2]]))

export async function opened(data) {
  const zip = await JSZip.loadAsync(data), files = {}
  for (const name of Object.keys(zip.files)) if (!zip.files[name].dir) files[name] = await zip.file(name).async('nodebuffer')
  const opfName = /full-path="([^"]+)"/.exec(files['META-INF/container.xml'])[1]
  const base = opfName.replace(/[^/]*$/, ''), opf = files[opfName].toString()
  const items = [...opf.matchAll(/<item\s[^>]*>/g)].map(found => attributes(found[0]))
  const byId = Object.fromEntries(items.map(item => [item.id, item]))
  const spine = [...opf.matchAll(/<itemref\s[^>]*>/g)].map(found => byId[attributes(found[0]).idref])
  const nav = items.find(item => (item.properties ?? '').split(' ').includes('nav'))
  const book = { data, files, base, items, spine, nav, language: /<dc:language[^>]*>([^<]+)/.exec(opf)[1] }
  return { ...book, spots: spots(book), note: note(book), first: spine.find(item => /<h1/.test(text(book, item)) && item !== nav).href }
}

const text = (book, item) => book.files[book.base + item.href].toString()

// The first place of each kind, by the element itself where it has an id, or by one in it or before it.
function spot(book, pattern) {
  for (const item of book.spine.filter(each => each !== book.nav)) {
    const xhtml = text(book, item), found = pattern.exec(xhtml)
    if (!found) continue
    const [before, behind] = [xhtml.slice(0, found.index), xhtml.slice(found.index)]
    const id = /^<[^>]*\sid="([^"]+)"/.exec(behind)?.[1] ?? / id="([^"]+)"/.exec(behind)?.[1] ?? [...before.matchAll(/ id="([^"]+)"/g)].pop()?.[1]
    if (id) return `${item.href}#${id}`
  }
}

// Where the first call of a note leads.
function note(book) {
  for (const item of book.spine) {
    const href = /<a[^>]*role="doc-noteref"[^>]*>/.exec(text(book, item))?.[0].match(/href="([^"]+)"/)[1]
    if (href) return href.startsWith('#') ? item.href + href : href
  }
}

function spots(book) {
  const contents = [...text(book, book.nav).split('</nav>')[0].matchAll(/href="([^"]+)"/g)].map(found => found[1])
  const kinds = {
    first: /<h1/, note: /<a[^>]*role="doc-noteref"/, table: /<table/, code: /<h[1-6][^>]*>(?:(?!<h[1-6])[^])*?<pre><code class="language-python/,
    formula: /<p[^>]*class="formula/, turned: /<div[^>]*class="turned"/, verse: /<p[^>]*class="stanza/, figure: /<figure/,
  }
  const found = Object.fromEntries(Object.entries(kinds).map(([name, pattern]) => [name, spot(book, pattern)]))
  found.contents = contents[Math.floor(contents.length / 2)]
  return Object.fromEntries(Object.entries(found).filter(([, href]) => href))
}

// What Readium wants instead of the package document (Readium Web Publication Manifest).
export const manifest = (book, root) => ({
  '@context': 'https://readium.org/webpub-manifest/context.jsonld',
  metadata: { title: 'Book', language: [book.language], conformsTo: 'https://readium.org/webpub-manifest/profiles/epub' },
  links: [{ rel: 'self', href: `${root}/book/${book.base}manifest.json`, type: 'application/webpub+json' }],
  readingOrder: book.spine.map(item => ({ href: item.href, type: item['media-type'] })),
  resources: book.items.filter(item => !book.spine.includes(item)).map(item => ({ href: item.href, type: item['media-type'] })),
})
