import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import t from 'tap'
import { cleanImage, measure, thumbnail } from '../../src/storage/images.ts'
import { picture } from '../support/uploads.ts'

interface Scope { teardown: (fn: () => Promise<void>) => void }

async function save (t: Scope, content: Buffer | string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'preuves-images-'))
  t.teardown(() => rm(folder, { recursive: true }))
  const path = join(folder, 'image')
  await writeFile(path, content)
  return path
}

const [red, green, blue, yellow] = ['#ff0000', '#00ff00', '#0000ff', '#ffff00'] as const

/** Four corners, each of its colour: upper left, upper right, lower left, lower right. */
async function corners (width: number, height: number): Promise<Sharp> {
  const quarter = (background: string) => sharp({ create: { width: width / 2, height: height / 2, channels: 3, background } }).png().toBuffer()
  const places = [[red, 0, 0], [green, width / 2, 0], [blue, 0, height / 2], [yellow, width / 2, height / 2]] as const
  const parts = await Promise.all(places.map(async ([colour, left, top]) => ({ input: await quarter(colour), left, top })))
  return sharp(await sharp({ create: { width, height, channels: 3, background: 'black' } }).composite(parts).png().toBuffer())
}

/** @returns the four corners as the pixels are stored, whatever EXIF says of them */
async function cornersOf (image: Buffer): Promise<string[]> {
  const { data, info: { width, height, channels } } = await sharp(image).raw().toBuffer({ resolveWithObject: true })
  // JPEG is not exact: each channel is either on or off.
  const at = (x: number, y: number) => {
    const from = (Math.floor(y * height) * width + Math.floor(x * width)) * channels
    return `#${[...data.subarray(from, from + 3)].map(value => value > 127 ? 'ff' : '00').join('')}`
  }
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)]
}

const exif = { IFD0: { Copyright: 'secret owner', Make: 'secret camera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 21/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '4/1 34/1 0/1' } }

t.test('IMT-23 whichever way the camera was held, the photo is stored upright', async t => {
  const turned = {
    1: [red, green, blue, yellow],
    2: [green, red, yellow, blue],
    3: [yellow, blue, green, red],
    4: [blue, yellow, red, green],
    5: [red, blue, green, yellow],
    6: [blue, red, yellow, green],
    7: [yellow, green, blue, red],
    8: [green, yellow, red, blue]
  }
  for (const [orientation, expected] of Object.entries(turned)) {
    const path = await save(t, await (await corners(64, 32)).withMetadata({ orientation: Number(orientation) }).jpeg().toBuffer())
    for (const clean of [await cleanImage(path, 'image/jpeg').toBuffer(), await thumbnail(path).toBuffer()]) {
      t.same(await cornersOf(clean), expected, `orientation ${orientation}`)
      t.equal((await sharp(clean).metadata()).orientation, undefined, 'nobody turns it again')
    }
  }
})

t.test('IMT-23 neither place nor camera nor owner comes along', async t => {
  for (const [format, mediaType] of [['jpeg', 'image/jpeg'], ['png', 'image/png'], ['webp', 'image/webp'], ['tiff', 'image/png'], ['avif', 'image/webp']] as const) {
    const told = await (await corners(64, 32)).withExif(exif).withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">secret place</x:xmpmeta>').withIccProfile('srgb').toFormat(format).toBuffer()
    const before = await sharp(told).metadata()
    t.ok(format === 'tiff' ? before.xmp : before.exif && before.xmp, `${format} told`)
    const path = await save(t, told)
    for (const clean of [await cleanImage(path, mediaType).toBuffer(), await thumbnail(path).toBuffer()]) {
      const { exif, xmp, iptc, icc } = await sharp(clean).metadata()
      t.same([exif, xmp, iptc, icc], [undefined, undefined, undefined, undefined], format)
      t.notMatch(clean.toString('latin1'), /secret/)
      t.same(await cornersOf(clean), [red, green, blue, yellow])
    }
  }
})

t.test('IMT-23 a thumbnail fits its square and is never made larger; a photo fits 4096', async t => {
  const sizes: Array<[width: number, height: number, small: [number, number], clean: [number, number]]> = [
    [1000, 500, [480, 240], [1000, 500]],
    [500, 1000, [240, 480], [500, 1000]],
    [40, 20, [40, 20], [40, 20]],
    [5000, 50, [480, 5], [4096, 41]],
    [1, 1, [1, 1], [1, 1]]
  ]
  for (const [width, height, small, clean] of sizes) {
    const path = await save(t, await picture('png', width, height))
    t.same(await measure(path), { width, height })
    const drawn = await thumbnail(path).toBuffer({ resolveWithObject: true })
    t.match(drawn.info, { format: 'webp', width: small[0], height: small[1] })
    t.match((await cleanImage(path, 'image/png').toBuffer({ resolveWithObject: true })).info, { format: 'png', width: clean[0], height: clean[1] })
  }
})

t.test('IMT-23 an animation becomes its first picture', async t => {
  const frames = await Promise.all([red, green, blue].map(colour => picture('png', 40, 20, colour)))
  for (const format of ['gif', 'webp'] as const) {
    const animation = await sharp(frames, { join: { animated: true } }).toFormat(format).toBuffer()
    t.equal((await sharp(animation).metadata()).pages, 3)
    const path = await save(t, animation)
    t.same(await measure(path), { width: 40, height: 20 })
    const still = await cleanImage(path, format === 'gif' ? 'image/png' : 'image/webp').toBuffer()
    t.match(await sharp(still).metadata(), { width: 40, height: 20 })
    t.equal((await sharp(still).metadata()).pages ?? 1, 1)
    t.same(await cornersOf(still), [red, red, red, red])
  }
})

t.test('more than 50 million pixels are refused before they are drawn, and by whoever draws', async t => {
  const bomb = await save(t, await picture('png', 10_001, 5000))
  await t.rejects(measure(bomb), { name: 'Error', code: 'too-many-pixels' })
  await t.rejects(cleanImage(bomb, 'image/png').toBuffer(), /pixel limit/)
  await t.rejects(thumbnail(bomb).toBuffer(), /pixel limit/)
  t.same(await measure(await save(t, await picture('png', 10_000, 5000))), { width: 10_000, height: 5000 }, 'as many as that are taken')
})

t.test('half an image is not drawn as if it were one', async t => {
  for (const [format, mediaType] of [['png', 'image/png'], ['jpeg', 'image/jpeg'], ['webp', 'image/webp'], ['gif', 'image/png'], ['tiff', 'image/png'], ['avif', 'image/webp']] as const) {
    const noise = sharp({ create: { width: 200, height: 100, channels: 3, background: 'white', noise: { type: 'gaussian', mean: 128, sigma: 60 } } })
    const whole = await noise.toFormat(format).toBuffer()
    const path = await save(t, whole.subarray(0, whole.length / 2))
    await t.rejects(cleanImage(path, mediaType).toBuffer(), format)
  }
})

t.test('what is no image, or one that leads to other files, is not read', async t => {
  const contents = ['', 'hello', 'GIF89a', '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><image href="/etc/passwd"/></svg>', '%PDF-1.7\n', 'P3\n1 1\n255\n1 1 1\n']
  for (const content of contents) {
    const path = await save(t, content)
    await t.rejects(measure(path), { code: 'unreadable' }, content)
    await t.rejects(cleanImage(path, 'image/png').toBuffer(), content)
  }
})
