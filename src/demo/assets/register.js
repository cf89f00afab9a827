/* global addEventListener, location */
// A tool that has registered itself says so by a message: the dialogue gives way to the list of tools.
const frame = document.querySelector('iframe')

addEventListener('message', ({ source, data }) => {
  if (source === frame.contentWindow && data?.subject === 'org.imsglobal.lti.close') location.replace('/mod/lti/toolconfigure.php')
})
