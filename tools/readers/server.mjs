// One server for readers and book, on this machine alone: modules and books are not loaded from file://.
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { manifest } from './book.mjs'

const TYPES = {
  css: 'text/css', epub: 'application/epub+zip', html: 'text/html', jpg: 'image/jpeg', js: 'text/javascript', json: 'application/json',
  mjs: 'text/javascript', ncx: 'application/x-dtbncx+xml', opf: 'application/oebps-package+xml', otf: 'font/otf', png: 'image/png',
  svg: 'image/svg+xml', ttf: 'font/ttf', xhtml: 'application/xhtml+xml', xml: 'text/xml',
}

const file = (folder, name) => {
  const found = path.join(folder, name)
  return found.startsWith(folder + path.sep) && fs.existsSync(found) && fs.statSync(found).isFile() ? fs.readFileSync(found) : undefined
}

export async function serve(here, book) {
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://x').pathname).slice(1)
    const root = `http://127.0.0.1:${server.address().port}`
    const body = name === 'book.epub' ? book.data
      : name === `book/${book.base}manifest.json` ? Buffer.from(JSON.stringify(manifest(book, root)))
        : name.startsWith('book/') ? book.files[name.slice(5)]
          : name.startsWith('lib/') ? file(path.join(here, 'node_modules'), name.slice(4)) : file(here, name)
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': TYPES[name.split('.').pop()] ?? 'application/octet-stream' })
    response.end(body)
  })
  await new Promise(done => server.listen(0, '127.0.0.1', done))
  return { root: `http://127.0.0.1:${server.address().port}`, close: () => { server.closeAllConnections(); server.close() } }
}
