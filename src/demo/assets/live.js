/* global DOMParser, EventSource, location */
// Keeps the grades on the page current: at each sign of the stream the page is asked for anew, and its live part put in place.
const source = new EventSource(region().dataset.live)
let stale = false
let asking = false

source.addEventListener('change', refresh)
// After a lost connection, something may have been missed.
source.addEventListener('open', refresh)

function region () {
  return document.querySelector('[data-live]')
}

async function refresh () {
  stale = true
  if (asking) return
  asking = true
  while (stale) {
    stale = false
    await fetchPage().then(replace, () => {})
  }
  asking = false
}

async function fetchPage () {
  const response = await fetch(location.href)
  return new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('[data-live]')
}

function replace (fresh) {
  // Someone signed out elsewhere: the page itself knows what to show.
  if (!fresh) return location.reload()
  const old = region()
  const changed = [...fresh.querySelectorAll('[data-cell]')].filter(cell => {
    const before = old.querySelector(`[data-cell="${cell.dataset.cell}"]`)
    return before?.textContent !== cell.textContent
  })
  if (old.textContent === fresh.textContent) return
  const focused = document.activeElement?.id
  const { scrollLeft } = old
  const inTheRegion = document.activeElement === old
  for (const cell of changed) cell.classList.add('changed')
  old.replaceWith(fresh)
  fresh.scrollLeft = scrollLeft
  if (inTheRegion) fresh.focus()
  else if (focused) document.getElementById(focused)?.focus()
  if (changed.length > 0) {
    document.querySelector('[data-live-status]').textContent = `Notes à jour. ${changed.map(cell => cell.dataset.says).join(' ; ')}`
  }
}
