/* global addEventListener, document, DOMParser, fetch, location, removeEventListener, sessionStorage, URLSearchParams */

// What the pages of a launch do (README.md). The proof never leaves this browser before the last step. It is kept in the
// first of three places that works: the platform's own storage, ours for this tab, a cookie of this frame alone.
const page = document.querySelector('main')
const { key, proof, next, storageTarget, storageOrigin } = page.dataset

/** @param {string} id of what to show instead of waiting */
function show (id) {
  document.getElementById('waiting').hidden = true
  document.getElementById(id).hidden = false
}

/** Milliseconds: a platform that offers its storage and does not answer must not hold anybody up. */
const patience = 1000

/** Asking another site's window for a frame that it has not throws. */
function storageFrame () {
  const around = window.opener ?? window.parent
  try {
    return storageTarget === '_parent' ? around : around.frames[storageTarget]
  } catch {
    return undefined
  }
}

/** One question to the platform's storage (LTI Client Side postMessages 0.1); undefined when no good answer comes. */
function ask (subject, more) {
  const frame = storageFrame()
  if (frame === undefined) return Promise.resolve(undefined)
  const id = `preuves-${subject}-${key}`
  return new Promise(resolve => {
    const timer = setTimeout(() => answer(undefined), patience)
    function answer (value) {
      clearTimeout(timer)
      removeEventListener('message', listen)
      resolve(value)
    }
    function listen ({ origin, data }) {
      if (origin !== storageOrigin || data?.message_id !== id || data.subject !== `${subject}.response`) return
      answer(data.error === undefined && typeof data.value === 'string' ? data.value : undefined)
    }
    addEventListener('message', listen)
    frame.postMessage({ subject, message_id: id, key, ...more }, storageOrigin)
  })
}

const platform = {
  keep: async () => storageTarget !== undefined && await ask('lti.put_data', { value: proof }) === proof,
  take: async () => storageTarget === undefined ? undefined : await ask('lti.get_data', {})
}

// Browsers may forbid storage in frames altogether.
const tab = {
  keep: () => {
    try {
      sessionStorage.setItem(key, proof)
      return true
    } catch {
      return false
    }
  },
  take: () => {
    try {
      const value = sessionStorage.getItem(key)
      sessionStorage.removeItem(key)
      return value ?? undefined
    } catch {
      return undefined
    }
  }
}

// The server never reads it. Partitioned, it belongs to the site around this frame, and is not a third-party cookie.
const cookie = {
  write: (value, seconds) => { document.cookie = `${key}=${value}; Path=/lti; Max-Age=${seconds}; Secure; SameSite=None; Partitioned` },
  read: () => document.cookie.split('; ').find(pair => pair.startsWith(`${key}=`))?.slice(key.length + 1),
  keep: () => {
    cookie.write(proof, 600)
    return cookie.read() === proof
  },
  take: () => {
    const value = cookie.read()
    if (value !== undefined) cookie.write('', 0)
    return value
  }
}

async function keep () {
  return await platform.keep() || tab.keep() || cookie.keep()
}

async function take () {
  return await platform.take() ?? tab.take() ?? cookie.take()
}

// Replaced, so that going back does not begin the launch again: platforms answer each but once.
async function begin () {
  if (await keep()) location.replace(next)
  else show('blocked')
}

/** Shows what the server answered instead of a way in: a refusal, or what a teacher picks from. */
function become (text) {
  const other = new DOMParser().parseFromString(text, 'text/html')
  document.title = other.title
  page.replaceWith(document.adoptNode(other.querySelector('main')))
}

async function finish () {
  const kept = await take()
  if (kept === undefined) return show('lost')
  const form = document.querySelector('form')
  form.elements.namedItem('proof').value = kept
  const body = new URLSearchParams([...form.elements].map(({ name, value }) => [name, value]))
  const answer = await fetch(form.action, { method: 'POST', body })
  const text = await answer.text()
  if (answer.headers.get('content-type')?.startsWith('application/json')) location.replace(JSON.parse(text).next)
  else become(text)
}

if (next !== undefined) begin().catch(() => show('blocked'))
else if (key !== undefined) finish().catch(() => show('failed'))
else if (page.dataset.post !== undefined) document.querySelector('form').submit()
