/** A door alone: what the kiosk is made of is named here and not in the first script, which every citizen's phone reads. */
export function show(root: HTMLElement): void {
  // Without it (a build that is gone, no connection) the page stays as it is; the worker's next start mends that.
  void import('./open.tsx').then(
    ({ open }) => open(root),
    () => null,
  )
}
