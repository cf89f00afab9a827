/* global document, window */

// The platform opened the page, in a frame or in a window, and takes it away again (LTI Dynamic Registration 1.0, 3.7).
const button = document.getElementById('close')
const opener = window.opener ?? (window.parent === window ? null : window.parent)

if (button !== null && opener !== null) {
  button.hidden = false
  // It says nothing, so that whoever hears it learns nothing.
  button.addEventListener('click', () => opener.postMessage({ subject: 'org.imsglobal.lti.close' }, '*'))
}
