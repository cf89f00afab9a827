/* global document, location, sessionStorage */

// What the two pages of a launch do (README.md). The proof never leaves this browser tab before the last step.
const page = document.querySelector('main')

/** @param {string} id of what to show instead of waiting */
function show (id) {
  document.getElementById('waiting').hidden = true
  document.getElementById(id).hidden = false
}

function keep (key, value) {
  try {
    sessionStorage.setItem(key, value)
    return true
  } catch {
    // Browsers may forbid storage in frames altogether.
    return false
  }
}

function take (key) {
  try {
    const value = sessionStorage.getItem(key)
    sessionStorage.removeItem(key)
    return value
  } catch {
    return null
  }
}

const { key, proof, next } = page.dataset

if (next !== undefined) {
  // Replaced, so that going back does not begin the launch again: platforms answer each but once.
  if (keep(key, proof)) location.replace(next)
  else show('blocked')
} else {
  const form = document.querySelector('form')
  const kept = take(key)
  if (kept === null) {
    show('lost')
  } else {
    form.elements.namedItem('proof').value = kept
    form.submit()
  }
}
