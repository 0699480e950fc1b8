/** ISO 8601 with the offset of local time: `2026-11-24T14:05:00+08:00`. `offset`: minutes ahead of UTC. */
export function deviceTime(at: number, offset: number): string {
  const local = new Date(at + offset * 60_000).toISOString().slice(0, 19)
  const size = Math.abs(offset)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
