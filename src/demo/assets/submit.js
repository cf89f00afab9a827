// While the page still loads, a submit that nobody clicked for takes the page's place in the history: so does Moodle's.
// After a load event or a timer, Back would come here and ask to send the form again.
document.querySelector('form[data-auto]').submit()
