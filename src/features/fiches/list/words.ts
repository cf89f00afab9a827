const operators = /[!&|()<>:*\\]/g
const parts = /(-?)(?:"([^"]*)"?|([^\s"]+))/g
const beforeWord = /^[^\p{L}\p{N}]+/u

/**
 * What somebody searches for, as `websearch_to_tsquery` reads it whatever they typed: words, "phrases", and a minus right
 * before either. A minus that stands before nothing is dropped: PostgreSQL fails on some thirty in a row.
 */
export function searchedWords (text: string): string {
  const words = [...text.replace(operators, ' ').matchAll(parts)].flatMap(([, minus = '', phrase, word = '']) => {
    const said = (phrase ?? word).replace(beforeWord, '')
    return said === '' ? [] : minus + (phrase === undefined ? said : `"${said}"`)
  })
  return words.join(' ')
}
