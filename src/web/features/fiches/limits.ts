/** As the API has them: what is longer could not be saved. */
export const limits = { title: 200, text: 50_000, url: 2_000, caption: 500, alt: 500, traces: 20, fileSize: 20 * 1024 * 1024 }
