/* global top */
// The dialogue in this frame is over: the page around it gives way to the one that the link names.
top.location.replace(document.querySelector('a[data-done]').href)
