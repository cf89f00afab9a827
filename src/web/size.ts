const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
const step = 1024

/** A number of bytes as one says it: 12,4 Mo, or 12.4 MB. */
export function sizeText (locale: string, bytes: number): string {
  const power = bytes < step ? 0 : Math.min(Math.floor(Math.log(bytes) / Math.log(step)), units.length - 1)
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit: units[power], unitDisplay: 'short', maximumFractionDigits: power < 2 ? 0 : 1 })
  return format.format(bytes / step ** power)
}
