const shapes = {
  add: 'M8 3v10M3 8h10',
  back: 'M10 3L5 8l5 5',
  check: 'M3.5 8.5l3 3 6-7',
  close: 'M4 4l8 8M12 4l-8 8',
  comment: 'M2.5 3.5h11v7h-6l-3 2.5v-2.5h-2z',
  external: 'M6 4H3.5v8.5H12V10M9 3h4v4M13 3L7.5 8.5',
  file: 'M4 2.5h5l3 3v8H4zM9 2.5v3h3',
  fit: 'M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3',
  lock: 'M4 7.5h8v5.5H4zM5.5 7.5V5.5a2.5 2.5 0 0 1 5 0v2',
  minus: 'M3 8h10',
  next: 'M6 3l5 5-5 5',
  image: 'M2.5 3.5h11v9h-11zM2.5 11l3.5-3.5 3 3 2-2 2.5 2.5M10.5 6.2v.1',
  info: 'M8 7.5v4M8 4.8v.1M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  link: 'M6.5 9.5l3-3M7.5 4.5l1-1a2.8 2.8 0 0 1 4 4l-1 1M8.5 11.5l-1 1a2.8 2.8 0 0 1-4-4l1-1',
  pencil: 'M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3z',
  question: 'M6 6a2 2 0 1 1 2.8 1.8c-.5.3-.8.6-.8 1.2M8 11.6v.1M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  warning: 'M8 2.5L14 13H2zM8 6.5v3M8 11.2v.1',
  draft: 'M8 2a6 6 0 0 1 2.3.5M12.2 3.8A6 6 0 0 1 13.9 7M13.6 10.2a6 6 0 0 1-2.1 2.7M8.8 13.9a6 6 0 0 1-3.2-.4M3.4 11.9A6 6 0 0 1 2.1 9M2.4 5.8A6 6 0 0 1 4.5 3.1',
  submitted: 'M8 4.5V8l2.3 1.6M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  changes_requested: 'M13 4v3.2H9.8M13 7a5.2 5.2 0 1 0 .2 2.5',
  approved: 'M5 8.3l2.1 2.2L11.2 6M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  declined: 'M4 4l8 8M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  list: 'M2.5 4h.1M2.5 8h.1M2.5 12h.1M5.5 4h8M5.5 8h8M5.5 12h8',
  card: 'M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h3',
  search: 'M11 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM10 10l3.5 3.5',
  people: 'M6 7.5a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6zM1.8 13.3a4.3 4.3 0 0 1 8.4 0M10.5 3.2a2.3 2.3 0 0 1 0 4.1M12 9.6a4.3 4.3 0 0 1 2.2 3.7',
  more: 'M3.5 8h.1M8 8h.1M12.5 8h.1',
  down: 'M8 3v10M4 9l4 4 4-4',
  up: 'M8 13V3M4 7l4-4 4 4',
  download: 'M8 2.5v8M4.5 7L8 10.5 11.5 7M3 13.5h10',
  planned: 'M4.5 2.5h7v11L8 10.7 4.5 13.5z',
  dashboard: 'M3 13.5v-5M8 13.5v-11M13 13.5v-7',
  timeline: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5v3M10.5 2.5v3',
  experiences: 'M2.5 5.5h11V13h-11zM6 5.5v-2h4v2M2.5 9h11',
  administration: 'M3 5h5.5M12.5 5h.5M10.5 3.5v3M3 11h.5M7.5 11H13M5.5 9.5v3'
}

export type IconName = keyof typeof shapes

/** Decoration beside words, never instead of them. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class='icon' viewBox='0 0 16 16' aria-hidden='true' focusable='false'>
    <path d={shapes[name]} />
  </svg>
)
