/** As the API has them: what is longer could not be saved. */
export const limits = { title: 200, text: 50_000, url: 2_000, caption: 500, alt: 500, type: 60, traces: 100, fileSize: 50 * 1024 * 1024 }
