/** Hands a file to the browser's downloads. */
export function offer(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has its own hold on the bytes once it began; some browsers begin it in a later task.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
