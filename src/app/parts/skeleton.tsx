import './skeleton.css'

/** Grey lines in the place of content that is being read; `label` is said to screen readers once. */
export function Skeleton({ lines = 3, label }: { readonly lines?: number; readonly label: string }) {
  return (
    <div class="stack" role="status">
      <span class="visually-hidden">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span class="skeleton" aria-hidden="true" key={line} />
      ))}
    </div>
  )
}
