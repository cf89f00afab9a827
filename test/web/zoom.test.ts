import t from 'tap'
import { bounded, fitOf, scrollAfter, spanOf, stepped } from '../../src/web/features/fiches/viewer/zoom.ts'

t.test('an image fits its frame, and is never blown up by it', async t => {
  t.equal(fitOf({ width: 2000, height: 1000 }, { width: 1000, height: 1000 }), 0.5)
  t.equal(fitOf({ width: 1000, height: 4000 }, { width: 1000, height: 1000 }), 0.25)
  t.equal(fitOf({ width: 100, height: 100 }, { width: 1000, height: 1000 }), 1)
  t.equal(fitOf({ width: 100, height: 100 }, { width: 0, height: 0 }), 1, 'before the frame is measured')
})

t.test('zooming ends where it makes no sense any more', async t => {
  t.equal(bounded(0.3, 0.5), null, 'smaller than the frame: it fits')
  t.equal(bounded(stepped(stepped(0.37, 1), -1), 0.37), null, 'up and down again')
  t.equal(bounded(0.7, 0.5), 0.7)
  t.equal(bounded(100, 0.5), 8)
})

t.test('what lies under the pointer stays there', async t => {
  t.same(scrollAfter({ x: 0, y: 0 }, { x: 100, y: 50 }, 1, 2), { x: 100, y: 50 })
  t.same(scrollAfter({ x: 100, y: 50 }, { x: 100, y: 50 }, 2, 1), { x: 0, y: 0 })
})

t.test('two fingers', async t => {
  t.same(spanOf({ x: 0, y: 0 }, { x: 30, y: 40 }), { distance: 50, middle: { x: 15, y: 20 } })
})
