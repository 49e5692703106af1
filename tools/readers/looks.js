// What is seen of an element of a book, whatever reader shows it: `find` gives the element of an address.
const luminance = colour => {
  const [r, g, b] = colour.map(part => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}
const parts = colour => colour.match(/[\d.]+/g).map(Number)
const ground = element => {
  for (let each = element; each; each = each.parentElement) {
    const found = parts(each.ownerDocument.defaultView.getComputedStyle(each).backgroundColor)
    if (found.length < 4 || found[3] > 0.5) return found.slice(0, 3)
  }
}

export const looks = find => ({
  box(href) {
    const element = find(href), frame = element?.ownerDocument.defaultView.frameElement.getBoundingClientRect()
    const rect = element && [...element.getClientRects()].find(each => each.width || each.height)
    return rect && { left: frame.left + rect.left, top: frame.top + rect.top, width: rect.width, height: rect.height }
  },
  // "seen", or what is wrong with the place at which an address is shown.
  seen(href) {
    if (!href.includes('#')) return 'seen'
    const box = this.box(href)
    if (!box) return `${href} is not there`
    const [x, y] = [box.left + Math.min(box.width, 20) / 2, box.top + Math.min(box.height, 20) / 2]
    return x >= -2 && x < innerWidth && y >= -2 && y < innerHeight ? 'seen' : `${href} is at ${Math.round(x)}, ${Math.round(y)}`
  },
  // The letters of the document that is shown.
  letters: href => (find(href)?.ownerDocument.body.innerText.match(/\p{L}/gu) ?? []).length,
  // Cells of a table that its page does not hold.
  cut(href) {
    const table = find(href)?.querySelector('table') ?? find(href)?.closest('table')
    if (!table) return []
    const left = table.ownerDocument.defaultView.frameElement.getBoundingClientRect().left
    const outside = cell => { const rect = cell.getBoundingClientRect(); return rect.left + left < 0 || rect.right + left > innerWidth || rect.bottom > innerHeight }
    return [...table.querySelectorAll('th, td')].filter(outside).map(cell => cell.innerText)
  },
  // Words that the theme makes hard to read: below 4.5:1 (WCAG 2.2, 1.4.3).
  faint(href, theme) {
    const body = find(href)?.ownerDocument.body, found = new Set()
    for (const element of body?.querySelectorAll('*') ?? []) {
      const words = [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.data.trim()).join('')
      if (!words || !element.getClientRects().length) continue
      const colour = parts(element.ownerDocument.defaultView.getComputedStyle(element).color)
      if (contrast(colour.slice(0, 3), ground(element) ?? parts(theme)) < 4.5) found.add(`${element.localName} ${element.className} ${words.slice(0, 20)}`)
    }
    return [...found]
  },
})
