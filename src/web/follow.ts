/** Has the browser download an address by itself. The page stays, also when what comes is a refusal. */
export function follow (address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  document.body.append(link)
  link.click()
  link.remove()
}
