import t from 'tap'
import { at, media, startPlatform } from './platform.ts'
import { signIn } from './browser.ts'

t.test('the pages', async t => {
  const platform = await startPlatform(t)
  const { demo, tool, score } = platform
  const [ines, claire, yann, gwenola] = [await signIn(demo, '6'), await signIn(demo, '3'), await signIn(demo, '4'), await signIn(demo, '2')]
  const page = async (who: typeof ines, path: string) => (await who.get(path)).text()
  const grader = '/grade/report/grader/index.php?id=2'
  const report = '/grade/report/user/index.php?id=2'

  await t.test('each says that it is a demonstration', async t => {
    for (const path of ['/login/index.php', '/course/view.php?id=2', '/mod/lti/view.php?id=3', grader, '/my/courses.php', '/course/modedit.php?add=lti&course=2&typeid=1', '/mod/lti/toolconfigure.php']) {
      const response = await gwenola.get(path)
      t.equal(response.status, 200)
      t.match(response.headers.get('content-security-policy'), `default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'self'; frame-src 'self' ${tool.url}; form-action 'self' ${tool.url}`)
      const text = await response.text()
      t.match(text, '<html lang="fr">')
      t.match(text, 'Ce n’est pas Moodle')
      t.notMatch(text, / style=|<script>|<style/)
    }
  })

  await t.test('the activity is framed as Moodle frames it', async t => {
    t.match(await page(ines, '/mod/lti/view.php?id=3'),
      '<iframe id="contentframe" title="Portfolio de compétences" src="/mod/lti/launch.php?id=3" allow="microphone; camera; geolocation; midi; encrypted-media; autoplay"></iframe>')
    const analysis = await yann.get('/mod/lti/grade.php?id=3&userid=6&itemnumber=0')
    t.equal(analysis.headers.get('location'), '/mod/lti/view.php?id=3&action=gradeReport&user=6')
    t.match(await page(yann, '/mod/lti/view.php?id=3&action=gradeReport&user=6'), 'src="/mod/lti/launch.php?id=3&amp;action=gradeReport&amp;user=6"')
    t.equal((await ines.get('/mod/lti/view.php?id=3&action=gradeReport&user=7')).status, 404)
  })

  await t.test('the gradebook: two decimals, the comment as text, a link to the review', async t => {
    await score({ userId: '6', timestamp: at(-50), scoreGiven: 1, scoreMaximum: 3, comment: '<b>1/3</b> & plus' })
    for (const who of [claire, yann, gwenola]) {
      const text = await page(who, grader)
      t.match(text, '33,33')
      t.match(text, '&lt;b&gt;1/3&lt;/b&gt; &amp; plus')
      t.match(text, 'href="/mod/lti/grade.php?id=3&userid=6"')
      t.match(text, 'Malo Guivarch')
    }
  })

  await t.test('a student sees their own', async t => {
    t.equal((await ines.get(grader)).headers.get('location'), report)
    t.equal((await yann.get(report)).headers.get('location'), grader)
    const text = await page(ines, report)
    t.match(text, '33,33')
    t.notMatch(text, 'Malo')
    t.match(await page(await signIn(demo, '7'), report), /<span class="value">- /)
  })

  await t.test('the gradebook hears of each change', async t => {
    const response = await yann.get('/grade/report/live.php?id=2')
    t.equal(response.headers.get('content-type'), 'text/event-stream')
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    t.match((await reader?.read())?.value, 'retry')
    await score({ userId: '7', timestamp: at(-50), scoreGiven: 2, scoreMaximum: 3 })
    t.match((await reader?.read())?.value, 'event: change')
    await platform.call('POST', '/2/lineitems?type_id=1', { type: media.lineItem, body: { label: '<CG8>', scoreMaximum: 3 } })
    t.match((await reader?.read())?.value, 'event: change')
    await reader?.cancel()
    t.match(await page(yann, grader), '&lt;CG8&gt;')
    t.equal((await yann.withoutCookie.get('/grade/report/live.php?id=2')).status, 401)
  })

  await t.test('the rest', async t => {
    t.equal((await ines.withoutCookie.get('/course/view.php?id=2')).headers.get('location'), '/login/index.php?wantsurl=%2Fcourse%2Fview.php%3Fid%3D2')
    for (const path of ['/course/view.php?id=7', '/grade/report/grader/index.php?id=7', '/grade/report/user/index.php?id=7']) t.equal((await ines.get(path)).status, 404, path)
    t.equal((await ines.get('/')).headers.get('location'), '/course/view.php?id=2', 'the only course')
    t.match(await page(ines, '/nowhere'), 'Cette page n’existe pas.')
    t.equal((await ines.get('/mod/lti/view.php?id=7')).status, 404)
    t.equal((await ines.post('/login/index.php', { person: '99' })).status, 404)
    t.match(await page(ines, '/mod/lti/return.php?course=2&lti_errormsg=%3Cb%3EOups'), '&lt;b&gt;Oups')
    for (const [name, type] of [['demo.css', 'text/css'], ['submit.js', 'text/javascript'], ['live.js', 'text/javascript'], ['done.js', 'text/javascript'], ['register.js', 'text/javascript'], ['icon.svg', 'image/svg']]) {
      t.match((await ines.get(`/demo/${name}`)).headers.get('content-type'), type)
    }
  })
})
